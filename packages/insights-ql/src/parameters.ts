import type { SyntaxNode, Tree } from '@lezer/common'
import { parseBounded } from './bounded-parse.ts'
import { unitSpelt } from './durations.ts'
import { writeName, writeString } from './names.ts'
import type { Span } from './span.ts'

/**
 * `{{name}}` in the text of a saved query stands for a value that is given when it is run.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_QueryParameter.html
 */
export interface Placeholder extends Span {
  readonly name: string
  /** What it stands in: the value is put in as text, as part of a pattern, or as it is. */
  readonly place: 'string' | 'regex' | 'backticks' | 'bare'
}

const written = /\{\{([A-Za-z_][A-Za-z0-9_]*)\}\}/g

/** In the order of the text, those in comments left out. */
export function placeholdersOf(text: string): readonly Placeholder[] {
  if (!text.includes('{{')) return []
  const { tree } = parseBounded(disguised(text, () => true))
  return [...text.matchAll(written)].flatMap((found) => {
    const [whole, name = ''] = found
    const place = placeOf(text, tree, found.index)
    return place === undefined
      ? []
      : [{ name, place, from: found.index, to: found.index + whole.length }]
  })
}

/** The text with a name of the same length in place of each placeholder that stands for itself. */
export function withoutBarePlaceholders(text: string, found: readonly Placeholder[]): string {
  const bare = new Set(found.filter(({ place }) => place === 'bare').map(({ from }) => from))
  return bare.size === 0 ? text : disguised(text, (at) => bare.has(at))
}

export type FilledQuery =
  | { readonly kind: 'filled'; readonly text: string }
  | {
      readonly kind: 'refused'
      /** Parameters without a value, and values that cannot stand where they are wanted. */
      readonly missing: readonly string[]
      readonly unfit: readonly string[]
    }

/**
 * Puts values in. A value never becomes more than one string, pattern, number, period or name,
 * whatever it holds: it cannot add a command.
 */
export function fillPlaceholders(text: string, values: ReadonlyMap<string, string>): FilledQuery {
  const missing = new Set<string>()
  const unfit = new Set<string>()
  let filled = ''
  let end = 0
  for (const placeholder of placeholdersOf(text)) {
    const value = values.get(placeholder.name)
    const put = value === undefined ? undefined : writtenAt(text, placeholder, value)
    if (value === undefined) missing.add(placeholder.name)
    else if (put === undefined) unfit.add(placeholder.name)
    filled += text.slice(end, placeholder.from) + (put ?? '')
    end = placeholder.to
  }
  return missing.size + unfit.size === 0
    ? { kind: 'filled', text: filled + text.slice(end) }
    : { kind: 'refused', missing: [...missing], unfit: [...unfit] }
}

function writtenAt(text: string, { place, from, to }: Placeholder, value: string) {
  if (place === 'string') return writeString(value).slice(1, -1).replaceAll("'", "\\'")
  if (place === 'regex') return value.replace(/[\\^$.*+?()[\]{}|/#-]/g, '\\$&')
  if (place === 'backticks') return /[`\n\r]/.test(value) ? undefined : value
  const isPartOfName = /[\w.@]/.test(text[from - 1] ?? '') || /[\w.]/.test(text[to] ?? '')
  if (isPartOfName) return /^[A-Za-z0-9_]+$/.test(value) ? value : undefined
  return isPlainValue(value) ? value : nameOf(value)
}

function isPlainValue(value: string): boolean {
  if (/^(?:true|false|null)$/i.test(value)) return true
  if (/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(value)) return true
  const [, spelling] = /^\d+([a-z]+)$/i.exec(value) ?? []
  return spelling !== undefined && unitSpelt(spelling) !== undefined
}

function nameOf(value: string): string | undefined {
  if (value === '' || /[`\n\r]/.test(value)) return undefined
  const segments = value.split('.')
  return segments.includes('') ? undefined : writeName(segments)
}

/** `__name__` is as long as `{{name}}`, so that places stay places. */
function disguised(text: string, isWanted: (at: number) => boolean): string {
  return text.replace(written, (whole, name: string, at: number) =>
    isWanted(at) ? `__${name}__` : whole,
  )
}

function placeOf(text: string, tree: Tree, at: number): Placeholder['place'] | undefined {
  for (let node: SyntaxNode | null = tree.resolveInner(at, 1); node; node = node.parent) {
    if (node.name === 'Comment') return undefined
    if (node.name === 'String' || node.name === 'OpenString') return 'string'
    if (node.name === 'Regex' || node.name === 'OpenRegex') return 'regex'
    if (node.name === 'Identifier' || node.name === 'OpenTick') {
      return isInBackticks(text, node.from, at) ? 'backticks' : 'bare'
    }
  }
  return 'bare'
}

/** A name may have segments in backticks and others without. */
function isInBackticks(text: string, from: number, at: number): boolean {
  return (text.slice(from, at).split('`').length - 1) % 2 === 1
}
