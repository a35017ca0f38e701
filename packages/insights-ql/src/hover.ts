import type { Bilingual } from './bilingual.ts'
import { parseBounded } from './bounded-parse.ts'
import { commandNamed } from './commands.ts'
import { functionNamed } from './functions/catalogue.ts'
import type { Knowledge } from './knowledge.ts'
import { mostCharacters } from './parse-query.ts'
import { segmentsOf } from './read/read-name.ts'
import type { Span } from './span.ts'
import { systemFields } from './system-fields.ts'

export interface Hover extends Span {
  readonly kind: 'command' | 'function' | 'field'
  /** A syntax, a signature or a name. */
  readonly title: string
  readonly says?: Bilingual
  /** Why a command or function is not run here. */
  readonly refusal?: Bilingual
  readonly share?: number
  readonly values?: readonly string[]
}

/** What there is to say about the word at a place. */
export function hoverAt(text: string, at: number, knowledge: Knowledge): Hover | undefined {
  if (text.length > mostCharacters) return undefined
  const tree = parseBounded(text).tree
  for (const side of [1, -1] as const) {
    let node = tree.resolveInner(at, side)
    if (node.name === 'Identifier' && node.parent !== null) node = node.parent
    const span = { from: node.from, to: node.to }
    const written = text.slice(node.from, node.to)
    if (node.name === 'FunctionName') {
      const facts = functionNamed(written)
      if (facts === undefined) return undefined
      const { signature, says, refusal } = facts
      const hover = { ...span, kind: 'function', title: signature, says } as const
      return refusal === undefined ? hover : { ...hover, refusal }
    }
    if (node.name === 'Field') return hoverField(span, written, knowledge)
    const command = node.name.endsWith('Word') ? commandNamed(written) : undefined
    if (command !== undefined) {
      const { syntax, says, refusal } = command
      const hover = { ...span, kind: 'command', title: syntax, says } as const
      return refusal === undefined ? hover : { ...hover, refusal }
    }
  }
  return undefined
}

function hoverField(span: Span, written: string, knowledge: Knowledge): Hover {
  const name = segmentsOf(written).join('.')
  const { share, values } = knowledge.fields.find((field) => field.name === name) ?? {}
  const says = systemFields.get(name)
  return {
    ...span,
    kind: 'field',
    title: name,
    ...(says === undefined ? {} : { says }),
    ...(share === undefined ? {} : { share }),
    ...(values === undefined ? {} : { values: values.slice(0, 10) }),
  }
}
