import type { Command } from '../command.ts'
import { columnNameOf, columnsMadeBy } from '../scope.ts'
import { pathOf } from '../walk.ts'

/** The columns that stages show; undefined behind a join, which names them anew. */
export function shownColumns(stages: readonly Command[]): ReadonlySet<string> | undefined {
  let names = new Set<string>()
  let displayed: Set<string> | undefined
  // Without a command that chooses columns, these are shown too.
  let unchosen = ['@timestamp', '@message']
  for (const stage of stages) {
    if (stage.kind === 'join') return undefined
    if (stage.kind === 'display') {
      displayed = new Set(stage.items.map(columnNameOf))
      continue
    }
    if (stage.kind === 'appendcols') {
      const others = shownColumns(stage.pipeline.stages)
      if (others === undefined) return undefined
      names = new Set([...(displayed ?? [...unchosen, ...names]), ...others])
      unchosen = []
      displayed = undefined
      continue
    }
    const isNew = stage.kind === 'stats' || stage.kind === 'countFrequent'
    if (isNew || stage.kind === 'fields') unchosen = []
    if (isNew) displayed = undefined
    names = new Set([...(isNew ? [] : names), ...shownBy(stage)])
  }
  return displayed ?? new Set([...unchosen, ...names])
}

function shownBy(stage: Command): readonly string[] {
  if (stage.kind === 'fields') return stage.items.map(columnNameOf)
  return stage.kind === 'expand' ? [pathOf(stage.column) ?? ''] : columnsMadeBy(stage)
}
