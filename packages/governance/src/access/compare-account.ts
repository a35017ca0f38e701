import { ok, type Result } from '../kernel/result.ts'
import type { ApplyPorts, ApplyWork, Findings } from './apply-steps/work.ts'
import { isSameDocument } from './policy-json.ts'
import type { ManagedPolicy } from './ports.ts'
import type { RequestIds } from './request-ids.ts'
import { roleNameOf } from './role-names.ts'

export interface Comparison {
  /** Where IAM is not what the compiled policies say; empty: it is. */
  readonly differences: readonly string[]
  /** What a run that ended here leaves in the account. */
  readonly leftBehind: readonly string[]
}

/** Compares the account with what was compiled, in words that a person can act on. */
export async function compareAccount(
  ports: Pick<ApplyPorts, 'policies'>,
  work: ApplyWork,
  findings: Findings,
  ids: RequestIds,
): Promise<Result<Comparison>> {
  const existing = await ports.policies.list(work.access, work.run.team.id)
  if (!existing.ok) return existing
  ids.add(existing.value.awsRequestIds)
  const differences: string[] = []
  const leftBehind: string[] = []
  for (const policy of existing.value.value) {
    const holders = await ports.policies.holders(work.access, policy.arn)
    if (!holders.ok) return holders
    ids.add(holders.value.awsRequestIds)
    const compared = comparePolicy(policy, holders.value.value, work, findings)
    differences.push(...compared.differences)
    leftBehind.push(...compared.leftBehind)
  }
  const names = existing.value.value.map(({ name }) => name)
  const absent = (findings.policies ?? []).filter(({ name }) => !names.includes(name))
  differences.push(...absent.map(({ name }) => `Policy ${name} does not exist.`))
  return ok({ differences, leftBehind })
}

function comparePolicy(
  { name, document, defaultVersionId }: ManagedPolicy,
  holders: readonly string[],
  work: ApplyWork,
  findings: Findings,
): Comparison {
  const what = `Policy ${name} exists at version ${defaultVersionId}`
  const held = holders.length === 0 ? 'to no role' : `to ${holders.join(', ')}`
  if (findings.policies === null) {
    return { differences: [], leftBehind: [`${what}, attached ${held}.`] }
  }
  const wanted = findings.policies.find((policy) => policy.name === name)
  if (wanted === undefined) {
    const words = `${what} although nothing grants it, attached ${held}.`
    return { differences: [words], leftBehind: [words] }
  }
  const connected = work.roleArns.map(roleNameOf)
  const existing = findings.rolesThatExist(work).map(roleNameOf)
  const missing = connected.filter((role) => !existing.includes(role))
  const differences = [
    ...(isSameDocument(document, wanted.document)
      ? []
      : [`${what} and says something else than what is granted.`]),
    ...existing
      .filter((role) => !holders.includes(role))
      .map((role) => `${what} but is not attached to role ${role}.`),
    ...holders
      .filter((role) => !connected.includes(role))
      .map((role) => `${what} and is still attached to role ${role}, which is not connected.`),
  ]
  return {
    differences,
    leftBehind: [
      ...differences,
      ...(holders.length === 0 ? [] : unprovenIn(work, findings)).map(
        (target) =>
          `${what}, attached ${held}, with statements for ${target} that were not proven.`,
      ),
      ...missing.map((role) => `${what} but is not attached to role ${role}, which is gone.`),
      ...(connected.length === 0 && holders.length === 0
        ? [`${what} but is not attached to any role.`]
        : []),
    ],
  }
}

/** What stands in the policies although its grant did not become effective. */
function unprovenIn(work: ApplyWork, findings: Findings): readonly string[] {
  return work.live
    .filter(({ id, state }) => state !== 'effective' && findings.compiled.has(id))
    .filter(({ id }) => findings.blocked.has(id) || findings.waiting.has(id))
    .map(({ target }) => target.id)
}
