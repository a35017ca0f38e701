import type { Pipeline } from '../command.ts'
import { columnNameOf, columnsMadeBy } from '../scope.ts'

/** How many columns a query shows; undefined where that is known only when it runs. */
export function shownColumns({ stages }: Pipeline): number | undefined {
  let names: Set<string> | undefined
  let displayed: Set<string> | undefined
  for (const stage of stages) {
    const made = columnsMadeBy(stage)
    if (stage.kind === 'join' || stage.kind === 'appendcols') return undefined
    if (stage.kind === 'stats' || stage.kind === 'countFrequent') {
      names = new Set(made)
      displayed = undefined
    } else if (stage.kind === 'display') displayed = new Set(stage.items.map(columnNameOf))
    else if (stage.kind === 'fields') {
      names = new Set([...(names ?? []), ...stage.items.map(columnNameOf)])
    } else if (names !== undefined) names = new Set([...names, ...made])
  }
  // Without any of these, @timestamp and @message are shown.
  return (displayed ?? names)?.size ?? 2
}
