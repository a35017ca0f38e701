import type { SyntaxNode, Tree } from '@lezer/common'
import type { Command, Pipeline } from '../command.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { reportInto } from '../report.ts'
import { readCommand } from './read-command.ts'
import { childrenOf, type Reading, spanOf } from './tree-access.ts'

/** A text of nothing but pipes is told of no more often than this. */
const mostTold = 100

/** Reads the whole tree; what the text has wrong is left out of the syntax and told beside it. */
export function readQuery(
  text: string,
  tree: Tree,
): { readonly query: Pipeline; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const reading: Reading = {
    text,
    diagnostics,
    report: reportInto(diagnostics),
    pipelineOf: (node, depth) => pipelineOf(reading, node, depth),
  }
  return { query: pipelineOf(reading, tree.topNode, 0), diagnostics }
}

function pipelineOf(reading: Reading, node: SyntaxNode, depth: number): Pipeline {
  const stages: Command[] = []
  let pipe: SyntaxNode | undefined
  let isAfterStage = false
  for (const child of childrenOf(node)) {
    if (child.name === 'Pipe') {
      if (!isAfterStage) emptyBeside(reading, child)
      pipe = child
      isAfterStage = false
      continue
    }
    const command = readCommand(reading, child, depth)
    if (command !== undefined) stages.push(command)
    // What cannot be read has its own error and is not empty.
    if (command !== undefined || child.type.isError) isAfterStage = true
  }
  if (pipe !== undefined && !isAfterStage) emptyBeside(reading, pipe)
  return { kind: 'pipeline', stages, ...spanOf(node) }
}

function emptyBeside(reading: Reading, pipe: SyntaxNode): void {
  const last = reading.diagnostics.at(-1)
  const isTold = last?.code === 'stage.empty' && last.from === pipe.from
  if (isTold || reading.diagnostics.length > mostTold) return
  reading.report('stage.empty', pipe, {}, '')
}
