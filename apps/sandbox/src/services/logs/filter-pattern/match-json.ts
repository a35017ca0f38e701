import { comparesNumber, comparesText } from './compare.ts'
import { holds } from './condition.ts'
import {
  EVERY_ELEMENT,
  type JsonPattern,
  type JsonTest,
  type Presence,
  type Selector,
} from './pattern.ts'

/** The message as JSON, if it is an object or an array; other messages match no JSON pattern. */
export function parseMessage(message: string): unknown {
  if (!/^\s*[{[]/.test(message)) return undefined
  try {
    return JSON.parse(message)
  } catch {
    return undefined
  }
}

export function matchesJson(pattern: JsonPattern, message: string): boolean {
  const root = parseMessage(message)
  return root !== undefined && holds(pattern.condition, (test) => passes(test, root))
}

function passes(test: JsonTest, root: unknown): boolean {
  const nodes = selected(test.selector, root)
  if ('presence' in test) return isPresent(test.presence, nodes)
  return nodes.some((node) => {
    if (typeof node === 'number') return comparesNumber(test, node)
    if (typeof node === 'string') return comparesScalar(test, node)
    // An object, an array or null does not fit the filter, whichever way it compares.
    return typeof node === 'boolean' && comparesScalar(test, String(node))
  })
}

/** Order is a matter of JSON numbers; a number in quotes only equals or differs. */
function comparesScalar(test: Extract<JsonTest, { comparator: unknown }>, text: string): boolean {
  const isEquality = test.comparator === '=' || test.comparator === '!='
  return isEquality && comparesText(test, text)
}

function isPresent(presence: Presence, nodes: readonly unknown[]): boolean {
  switch (presence) {
    case 'EXISTS':
      return nodes.length > 0
    case 'NOT EXISTS':
      return nodes.length === 0
    case 'IS NULL':
      return nodes.includes(null)
    case 'IS TRUE':
      return nodes.includes(true)
    case 'IS FALSE':
      return nodes.includes(false)
  }
}

/** What a selector points at: one node, none, or one for each element under `[*]`. */
export function selected({ steps }: Selector, root: unknown): unknown[] {
  let nodes = [root]
  for (const step of steps) {
    const next: unknown[] = []
    for (const node of nodes) {
      if (Array.isArray(node)) {
        // Spreading a long array into push would overflow the stack.
        if (step === EVERY_ELEMENT) for (const element of node) next.push(element)
        else if (typeof step === 'number' && step < node.length) next.push(node[step])
      } else if (typeof step === 'string' && typeof node === 'object' && node !== null) {
        // What was parsed has its keys as its own, `__proto__` included.
        if (Object.hasOwn(node, step)) next.push((node as Record<string, unknown>)[step])
      }
    }
    nodes = next
  }
  return nodes
}
