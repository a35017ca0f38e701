import type { SyntaxNode } from '@lezer/common'
import type { Name } from '../expression.ts'
import { insertAt } from '../report.ts'
import { type Reading, spanOf, textOf } from './tree-access.ts'

const segment = /\.?(@*)(?:`([^`\n\r]*)`?|([A-Za-z0-9_]+))/gy

/** The segments of a path, backticks taken off; the signs before a backtick belong to the name. */
export function segmentsOf(written: string): readonly string[] {
  return [...written.matchAll(segment)].map(
    ([, signs = '', ticked, bare]) => signs + (ticked ?? bare ?? ''),
  )
}

/** Reads the name inside a Field, an Alias or another node that holds one. */
export function nameIn(reading: Reading, node: SyntaxNode): Name {
  const name = node.firstChild ?? node
  const written = textOf(reading, name)
  const segments = segmentsOf(written)
  if (name.name === 'OpenTick') {
    reading.report('name.open', name, {}, insertAt(name.to, '`'))
  } else if (written.includes('``')) {
    reading.report('name.empty', name)
  }
  return { segments, ...spanOf(node) }
}
