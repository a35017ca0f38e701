import type { Command, Pipeline } from '@gatehouse/insights-ql/command'
import { type Sql, sql } from '../sql.ts'
import { scanOf } from './plan-pipeline.ts'
import type { Planning } from './stages/relation.ts'
import { runStage } from './stages/run-stage.ts'

/** Commands after which every event is still one row, in whatever order and with whatever columns. */
const ofEvents: ReadonlySet<Command['kind']> = new Set([
  ...(['SOURCE', 'fields', 'display', 'sort', 'parse', 'json', 'lookup', 'cidrlookup'] as const),
  ...(['accum', 'autoregress', 'sessionize'] as const),
])

/** How many events the filters keep that stand before events become fewer or more in another way. */
export function matchedEvents(planning: Planning, pipeline: Pipeline): Sql | 'all' {
  const { stages } = pipeline
  const end = stages.findIndex((stage) => !keepsEvents(stage))
  const before = end < 0 ? stages : stages.slice(0, end)
  const lastFilter = before.findLastIndex(isFilter)
  const hasSource = stages.some(({ kind }) => kind === 'SOURCE')
  if (lastFilter < 0 && !hasSource) return 'all'
  let relation = scanOf(planning, pipeline)
  for (const stage of before.slice(0, lastFilter + 1))
    relation = runStage(planning, relation, stage)
  return sql`SELECT count(*) FROM ${relation.source()}`
}

function isFilter({ kind }: Command): boolean {
  return kind === 'filter' || kind === 'filterIndex'
}

function keepsEvents(stage: Command): boolean {
  if (stage.kind === 'parse') return !stage.isMulti
  return isFilter(stage) || ofEvents.has(stage.kind)
}
