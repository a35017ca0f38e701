import type { Bilingual } from './bilingual.ts'
import { parseBounded } from './bounded-parse.ts'
import { type CommandFacts, commandNamed } from './commands.ts'
import { functionNamed } from './functions/catalogue.ts'
import type { FunctionFacts } from './functions/signature.ts'
import { commandHelp } from './help/command-help.ts'
import { fieldHelp } from './help/field-help.ts'
import { functionHelp } from './help/function-help.ts'
import type { Knowledge } from './knowledge.ts'
import { mostCharacters } from './parse-query.ts'
import { segmentsOf } from './read/read-name.ts'
import type { Span } from './span.ts'

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

const help = { command: commandHelp, function: functionHelp, field: fieldHelp }

/** What a command, a function or a field of every event is for; names are spelt as AWS does. */
export function helpOf(kind: Hover['kind'], name: string): Bilingual | undefined {
  if (!Object.hasOwn(help[kind], name)) return undefined
  const [en = '', ko = ''] = help[kind][name] ?? []
  return { en, ko }
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
      return facts && hoverNamed(span, 'function', facts.signature, facts)
    }
    if (node.name === 'Field') return hoverField(span, written, knowledge)
    const command = node.name.endsWith('Word') ? commandNamed(written) : undefined
    if (command !== undefined) return hoverNamed(span, 'command', command.syntax, command)
  }
  return undefined
}

function hoverNamed(
  span: Span,
  kind: 'command' | 'function',
  title: string,
  { name, refusal }: CommandFacts | FunctionFacts,
): Hover {
  const says = helpOf(kind, name)
  return {
    ...span,
    kind,
    title,
    ...(says && { says }),
    ...(refusal && { refusal }),
  }
}

function hoverField(span: Span, written: string, knowledge: Knowledge): Hover {
  const name = segmentsOf(written).join('.')
  const { share, values } = knowledge.fields.find((field) => field.name === name) ?? {}
  const says = helpOf('field', name)
  return {
    ...span,
    kind: 'field',
    title: name,
    ...(says && { says }),
    ...(share === undefined ? {} : { share }),
    ...(values === undefined ? {} : { values: values.slice(0, 10) }),
  }
}
