/**
 * A second opinion for the tests: decides a request from the text of policies alone, written from
 * IAM's reference (evaluation logic, condition operators; read 2026-11) and sharing no line with
 * the compiler or the prover.
 */
export interface IamRequest {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string>>
}

interface Statement {
  readonly Effect: string
  readonly Action: string | string[]
  readonly Resource: string | string[]
  readonly Condition?: Record<string, Record<string, string | string[]>>
}

export function evaluate(
  documents: readonly string[],
  request: IamRequest,
): 'allowed' | 'explicitDeny' | 'implicitDeny' {
  let isAllowed = false
  for (const text of documents) {
    const { Statement: statements } = JSON.parse(text) as { Statement: Statement[] }
    for (const statement of statements) {
      if (!applies(statement, request)) continue
      if (statement.Effect === 'Deny') return 'explicitDeny'
      isAllowed = true
    }
  }
  return isAllowed ? 'allowed' : 'implicitDeny'
}

function applies(statement: Statement, request: IamRequest): boolean {
  return (
    list(statement.Action).some((pattern) =>
      glob(pattern.toLowerCase(), request.action.toLowerCase()),
    ) &&
    list(statement.Resource).some((pattern) => glob(pattern, request.resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        holds(operator, request.context[key], list(values)),
      ),
    )
  )
}

function holds(operator: string, actual: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case 'StringEquals':
      return actual !== undefined && values.includes(actual)
    case 'StringNotEquals':
      return actual === undefined || !values.includes(actual)
    case 'DateLessThan':
      return actual !== undefined && values.some((value) => Date.parse(actual) < Date.parse(value))
    case 'DateGreaterThanEquals':
      return actual !== undefined && values.some((value) => Date.parse(actual) >= Date.parse(value))
    default:
      throw new Error(`The evaluator does not know ${operator}`)
  }
}

/** `*` any run of characters, `?` exactly one. */
function glob(pattern: string, text: string): boolean {
  if (!pattern.includes('*') && !pattern.includes('?')) return pattern === text
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}

function list(value: string | string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value
}
