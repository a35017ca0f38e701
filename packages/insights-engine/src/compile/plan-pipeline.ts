import type { Pipeline, SourceCommand } from '@gatehouse/insights-ql/command'
import { selectedBy } from '@gatehouse/insights-ql/reach'
import { scanEvents } from './scan-events.ts'
import type { Planning, Relation, TimeRange } from './stages/relation.ts'
import { runStage } from './stages/run-stage.ts'
import { spanOf } from './stages/time-span.ts'

/** The events that a query or subquery begins with. */
export function scanOf(planning: Planning, { stages }: Pipeline): Relation {
  const { context } = planning
  const source = stages.find((stage) => stage.kind === 'SOURCE')
  if (source === undefined) return scanEvents(planning, context.tables, context)
  const tables = context.resolveSource(selectedBy(source))
  return scanEvents(planning, tables, rangeOf(planning, source))
}

export function planPipeline(planning: Planning, pipeline: Pipeline): Relation {
  let relation = scanOf(planning, pipeline)
  for (const stage of pipeline.stages) relation = runStage(planning, relation, stage)
  return relation
}

/** `start=-1d end=now`, counted from the present; without them the range of the whole query. */
function rangeOf({ context }: Planning, { options }: SourceCommand): TimeRange {
  const timeOf = (name: string, otherwise: number): number => {
    const value = options.find((option) => option.name.toLowerCase() === name)?.value
    if (value === undefined) return otherwise
    if (value.kind !== 'duration') return context.nowMs
    const span = spanOf(value.duration)
    return value.isNegative ? context.nowMs - span : context.nowMs + span
  }
  return { startMs: timeOf('start', context.startMs), endMs: timeOf('end', context.endMs) }
}
