import type { Pipeline } from '../command.ts'

const places = new Set(['from', 'to', 'word', 'nameSpan', 'countSpan', 'text'])

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }

/** The syntax without its places: what two texts have in common that mean the same. */
export function withoutPlaces(query: Pipeline): Plain {
  return strip(JSON.parse(JSON.stringify(query)) as Plain)
}

function strip(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(strip)
  if (value === null || typeof value !== 'object') return value
  // An option's word is its value and no place.
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !places.has(key) || (key === 'word' && typeof inner === 'string'))
      .map(([key, inner]) => [key, strip(inner)]),
  )
}

/** The syntax as indented text, for people who read the cases. */
export function describeSyntax(query: Pipeline): string {
  return query.stages
    .map((stage) => describe(strip(JSON.parse(JSON.stringify(stage))), ''))
    .join('\n')
}

function describe(value: Plain, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    if (value.every((inner) => typeof inner !== 'object')) return JSON.stringify(value)
    return value.map((inner) => `\n${indent}- ${describe(inner, `${indent}  `)}`).join('')
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const { kind, ...others } = value as { readonly [key: string]: Plain }
  if (kind === 'field') return (others['segments'] as readonly string[]).join(' › ')
  const head = typeof kind === 'string' ? kind : ''
  const entries = Object.entries(others)
  const [only] = entries
  if (only !== undefined && entries.length === 1 && typeof only[1] !== 'object') {
    return `${head} ${JSON.stringify(only[1])}`.trim()
  }
  const inner = entries.map(([key, part]) =>
    `\n${indent}  ${key}: ${describe(part, `${indent}  `)}`.replace(/: \n/, ':\n'),
  )
  return `${head}${inner.join('')}`.trimStart()
}
