import type { ContextKeys } from '../../authorization/request-context.ts'
import { documentedActions, type ReadStatement, wildcardPattern } from './policy-reading.ts'

/** Text that no policy is likely to name: it stands for "anything else". */
const ANYTHING = 'gatehousewitness'

const filled = (pattern: string): string => pattern.replaceAll('*', ANYTHING).replaceAll('?', 'x')

/**
 * One action for each way in which the policies tell actions apart: actions that match exactly
 * the same patterns cannot be decided differently, so one of them speaks for all.
 */
export async function witnessActions(statements: readonly ReadStatement[]): Promise<string[]> {
  const patterns = [...new Set(statements.flatMap((each) => [...each.actions, ...each.notActions]))]
  const services = patterns
    .map((pattern) => pattern.split(':')[0] ?? '')
    .filter((s) => !s.includes('*'))
  const candidates = [
    ...(await documentedActions(services.map((service) => service.toLowerCase()))),
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

export function witnessResources(statements: readonly ReadStatement[]): string[] {
  const patterns = statements.flatMap((each) => [...each.resources, ...each.notResources])
  const concrete = patterns.filter((pattern) => pattern !== '*').map(filled)
  return [...new Set([...concrete, `arn:aws:${ANYTHING}:::${ANYTHING}`])]
}

/** Above this many contexts the comparison would no longer be quick; it is refused instead. */
export const MOST_CONTEXTS = 512

/** Contexts that sit on both sides of every value that a condition compares with. */
export function witnessContexts(statements: readonly ReadStatement[]): ContextKeys[] | undefined {
  const byKey = new Map<string, Set<string | undefined>>()
  const lists = new Set<string>()
  for (const [operator, key, values] of statements.flatMap((each) => each.conditions)) {
    const known = byKey.get(key.toLowerCase()) ?? new Set([undefined, ANYTHING])
    for (const value of values) for (const near of around(operator, value)) known.add(near)
    byKey.set(key.toLowerCase(), known)
    if (operator.startsWith('For')) lists.add(key.toLowerCase())
  }
  let contexts: ContextKeys[] = [{}]
  for (const [key, values] of byKey) {
    if (contexts.length * values.size > MOST_CONTEXTS) return undefined
    contexts = contexts.flatMap((context) =>
      [...values].map((value) => {
        if (value === undefined) return context
        return { ...context, [key]: lists.has(key) ? [value] : value }
      }),
    )
  }
  return contexts
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
