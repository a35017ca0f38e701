import { applies, compilePolicy } from '../../authorization/compiled-policy.ts'
import type { ContextKeys } from '../../authorization/request-context.ts'
import { documentedActions, type ReadStatement, wildcardPattern } from './policy-reading.ts'

/** Text that no policy is likely to name: it stands for "anything else". */
const ANYTHING = 'gatehousewitness'
const ANY_RESOURCE = `arn:aws:${ANYTHING}:::${ANYTHING}`

const filled = (pattern: string): string => pattern.replaceAll('*', ANYTHING).replaceAll('?', 'x')

/**
 * One action for each way in which the policies tell actions apart: actions that match exactly
 * the same patterns cannot be decided differently, so one of them speaks for all.
 */
export async function witnessActions(statements: readonly ReadStatement[]): Promise<string[]> {
  const patterns = [...new Set(statements.flatMap((each) => [...each.actions, ...each.notActions]))]
  const services = patterns.flatMap((pattern) => {
    const [service = ''] = pattern.toLowerCase().split(':')
    return service.includes('*') ? [] : [service]
  })
  const candidates = [
    ...(await documentedActions(services)),
    ...patterns.filter((pattern) => pattern.includes(':')).map(filled),
    `${ANYTHING}:${ANYTHING}`,
  ]
  const compiled = patterns.map(wildcardPattern)
  const bySignature = new Map<string, string>()
  for (const action of candidates) {
    const signature = compiled.map((pattern) => (pattern.test(action) ? '1' : '0')).join('')
    if (!bySignature.has(signature)) bySignature.set(signature, action)
  }
  return [...bySignature.values()]
}

/** Resources that the statement reaches: its own patterns filled in, and others that fit them. */
export function witnessResources(
  statement: ReadStatement,
  all: readonly ReadStatement[],
): string[] {
  const named = all.flatMap((each) => [...each.resources, ...each.notResources])
  const concrete = [...statement.resources, ...named].filter((pattern) => pattern !== '*')
  return [...new Set([...concrete.map(filled), ANY_RESOURCE])].filter((resource) =>
    reaches(statement, resource),
  )
}

export function reaches(statement: ReadStatement, resource: string): boolean {
  const { resources, notResources } = statement
  const matches = (pattern: string) => wildcardPattern(pattern).test(resource)
  return notResources.length > 0 ? !notResources.some(matches) : resources.some(matches)
}

export function covers(statement: ReadStatement, action: string): boolean {
  const { actions, notActions } = statement
  const matches = (pattern: string) => wildcardPattern(pattern).test(action)
  return notActions.length > 0 ? !notActions.some(matches) : actions.some(matches)
}

/** Per condition key, the values worth trying; the statement's own come first. */
const MOST_VALUES = 6
const MOST_CONTEXTS = 96

/**
 * Contexts in which the statement's own conditions hold, on both sides of every value that any
 * other statement compares with.
 */
export function witnessContexts(
  statement: ReadStatement,
  all: readonly ReadStatement[],
): ContextKeys[] {
  const lists = new Set<string>()
  const near = new Map<string, Set<string | undefined>>()
  for (const [operator, key, values] of [statement, ...all].flatMap((each) => each.conditions)) {
    const name = key.toLowerCase()
    if (operator.startsWith('For')) lists.add(name)
    const known = near.get(name) ?? new Set()
    for (const value of values) for (const each of around(operator, value)) known.add(each)
    near.set(name, known)
  }
  let contexts: ContextKeys[] = [{}]
  for (const [key, own] of near) {
    const holds = keyTest(statement, key, lists.has(key))
    const values = interleaved(own).values().filter(holds).take(MOST_VALUES).toArray()
    contexts = contexts
      .flatMap((context) =>
        values.map((value) => {
          if (value === undefined) return context
          return { ...context, [key]: lists.has(key) ? [value] : value }
        }),
      )
      .slice(0, MOST_CONTEXTS)
  }
  return contexts
}

/** "Absent" and "anything else" go right behind the first values, so that a cut keeps them. */
function interleaved(values: ReadonlySet<string | undefined>): (string | undefined)[] {
  const [first, second, ...rest] = values
  return [...new Set([first, second, undefined, ANYTHING, ...rest])]
}

/** Asks the evaluator whether the statement's conditions on one key hold for a value. */
function keyTest(
  statement: ReadStatement,
  key: string,
  isList: boolean,
): (value: string | undefined) => boolean {
  const own = statement.conditions.filter(([, name]) => name.toLowerCase() === key)
  if (own.length === 0) return () => true
  const Condition: Record<string, Record<string, readonly string[]>> = {}
  for (const [operator, name, values] of own) {
    Condition[operator] = { ...Condition[operator], [name]: values }
  }
  const Statement = [{ Effect: 'Allow', Action: '*', Resource: '*', Condition }]
  const [compiled] = compilePolicy(JSON.stringify({ Version: '2012-10-17', Statement }))
  return (value) =>
    compiled !== undefined &&
    applies(compiled, {
      principalArn: 'arn:aws:iam::000000000000:role/witness',
      action: `${ANYTHING}:${ANYTHING}`,
      resource: ANY_RESOURCE,
      context: value === undefined ? {} : { [key]: isList ? [value] : value },
    })
}

function around(operator: string, value: string): string[] {
  const base = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '')
  if (base.startsWith('Date')) {
    const time = Date.parse(value)
    if (Number.isNaN(time)) return [value]
    return [time - 1000, time, time + 1000].map((at) => new Date(at).toISOString())
  }
  if (base.startsWith('Numeric')) {
    const number = Number(value)
    return Number.isNaN(number) ? [value] : [number - 1, number, number + 1].map(String)
  }
  if (base === 'Bool') return ['true', 'false']
  if (base === 'Null') return []
  if (base.includes('IpAddress')) return [value.split('/')[0] ?? value]
  return [filled(value)]
}
