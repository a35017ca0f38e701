import type { SyntaxNode } from '@lezer/common'
import type { Pipeline } from '../command.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { Report } from '../report.ts'
import type { Span } from '../span.ts'

/** What reading a tree into the syntax of `expression.ts` and `command.ts` needs and leaves. */
export interface Reading {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
  readonly report: Report
  /** Reads the stages of a query or subquery; passed in, because stages hold expressions. */
  readonly pipelineOf: (node: SyntaxNode, depth: number) => Pipeline
}

export function* childrenOf(node: SyntaxNode): Generator<SyntaxNode> {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) yield child
}

export function childrenNamed(node: SyntaxNode, ...names: string[]): SyntaxNode[] {
  return [...childrenOf(node)].filter(({ name }) => names.includes(name))
}

export function childNamed(node: SyntaxNode, ...names: string[]): SyntaxNode | undefined {
  for (const child of childrenOf(node)) if (names.includes(child.name)) return child
  return undefined
}

export function spanOf({ from, to }: Span): Span {
  return { from, to }
}

export function textOf(reading: Reading, node: Span): string {
  return reading.text.slice(node.from, node.to)
}
