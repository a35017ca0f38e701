import type { SyntaxNode } from '@lezer/common'
import type { Command } from '../command.ts'
import type { Span } from '../span.ts'
import { type Reading, spanOf } from './tree-access.ts'

export type ReadCommand = (reading: Reading, node: SyntaxNode, depth: number) => Command

/** Where a stage stands, and the word that it begins with. */
export function placeOf(node: SyntaxNode): Span & { readonly word: Span } {
  return { word: spanOf(node.firstChild ?? node), ...spanOf(node) }
}
