import type { CompiledPolicy, PolicyDocument, PolicyStatement } from './policy-document.ts'
import { maxPolicySize, policyName } from './policy-limits.ts'

/**
 * Marked pure: statements → as few policies as fill up in order. A statement that is larger than a
 * policy is cut at its resources; each part keeps the whole condition, so the meaning is the same.
 */
export function packStatements(
  teamId: string,
  statements: readonly PolicyStatement[],
): readonly CompiledPolicy[] {
  const empty = sizeOf({ Version: '2012-10-17', Statement: [] })
  const policies: CompiledPolicy[] = []
  let current: PolicyStatement[] = []
  let size = empty

  const close = () => {
    if (current.length === 0) return
    const document: PolicyDocument = { Version: '2012-10-17', Statement: withOwnSids(current) }
    policies.push({
      name: policyName(teamId, policies.length + 1),
      document,
      size: sizeOf(document),
    })
    current = []
    size = empty
  }

  for (const statement of statements) {
    for (const part of partsThatFit(statement, maxPolicySize - empty - sidReserve)) {
      const partSize = sizeOf(part) + 1 + sidReserve
      if (size + partSize > maxPolicySize) close()
      current.push(part)
      size += partSize
    }
  }
  close()
  return policies
}

// Room for the number that tells equal Sids apart within a policy.
const sidReserve = 4

/** Sids are unique within a policy: the second `InvokeUntil20270101` becomes `…20270101N2`. */
function withOwnSids(statements: readonly PolicyStatement[]): readonly PolicyStatement[] {
  const seen = new Map<string, number>()
  return statements.map((statement) => {
    const count = (seen.get(statement.Sid) ?? 0) + 1
    seen.set(statement.Sid, count)
    return count === 1 ? statement : { ...statement, Sid: `${statement.Sid}N${count}` }
  })
}

function* partsThatFit(statement: PolicyStatement, room: number): Generator<PolicyStatement> {
  const fixed = sizeOf({ ...statement, Resource: [] })
  let resources: string[] = []
  let size = fixed
  for (const resource of statement.Resource) {
    const more = resource.length + 3
    if (resources.length > 0 && size + more > room) {
      yield { ...statement, Resource: resources }
      resources = []
      size = fixed
    }
    resources.push(resource)
    size += more
  }
  yield { ...statement, Resource: resources }
}

function sizeOf(value: PolicyDocument | PolicyStatement): number {
  return JSON.stringify(value).length
}
