import type { Command, FilterCommand, Pipeline } from '@gatehouse/insights-ql/command'
import { scopeAfter, scopeOfEvents } from '@gatehouse/insights-ql/scope'
import { allOf, expressionsOf, pipelinesOf } from '@gatehouse/insights-ql/walk'
import { type Sql, sql } from '../sql.ts'
import { scanOf } from './plan-pipeline.ts'
import type { Planning } from './stages/relation.ts'
import { runStage } from './stages/run-stage.ts'

/** Commands after which every event is still one row, in whatever order and with whatever columns. */
const ofEvents: ReadonlySet<Command['kind']> = new Set([
  ...(['SOURCE', 'fields', 'display', 'sort', 'parse', 'json', 'lookup', 'cidrlookup'] as const),
  ...(['accum', 'autoregress', 'sessionize'] as const),
])

/**
 * How many events the filters keep that stand before events become fewer or more in another way.
 * Only where the filters read narrow columns: otherwise counting takes as long as the query itself.
 */
export function matchedEvents(planning: Planning, pipeline: Pipeline): Sql | 'all' | undefined {
  if ([...pipelinesOf(pipeline)].length > 1) return undefined
  const filters: FilterCommand[] = []
  let scope = scopeOfEvents
  for (const stage of pipeline.stages) {
    const isFilter = stage.kind === 'filter' || stage.kind === 'filterIndex'
    const multiplies = stage.kind === 'parse' && stage.isMulti
    if (multiplies || (!isFilter && !ofEvents.has(stage.kind))) break
    if (isFilter && readsAny(stage, scope.names)) return undefined
    if (isFilter) filters.push(stage)
    scope = scopeAfter(scope, stage)
  }
  if (filters.length === 0 && !pipeline.stages.some(({ kind }) => kind === 'SOURCE')) return 'all'
  const scan = scanOf(planning, pipeline)
  let { relation } = scan
  for (const filter of filters) relation = runStage(planning, relation, filter)
  return scan.isNarrow() ? sql`SELECT count(*) FROM ${relation.source()}` : undefined
}

function readsAny(filter: FilterCommand, names: ReadonlySet<string>): boolean {
  for (const outer of expressionsOf(filter)) {
    for (const part of allOf(outer)) {
      if (part.kind !== 'field') continue
      if (part.segments.some((_, at) => names.has(part.segments.slice(0, at + 1).join('.')))) {
        return true
      }
    }
  }
  return false
}
