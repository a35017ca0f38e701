import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { PlanQuery, QueryContext, QueryPlan } from '../query-plan.ts'
import { matchedEvents } from './matched-events.ts'
import { refuseTooDeep } from './nesting.ts'
import { outputOf } from './output.ts'
import { planPipeline } from './plan-pipeline.ts'
import { planLastLimit } from './stages/limit.ts'
import { planningOf } from './stages/relation.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Limit.html */
const defaultRows = 10_000
const mostRows = 100_000

export const planQuery: PlanQuery = (pipeline, context): QueryPlan => {
  const planning = planningOf(context, planPipeline)
  const wanted = rowsWanted(pipeline, context)
  const last = pipeline.stages.at(-1)
  const isCut = last?.kind === 'limit'
  const stages = isCut ? pipeline.stages.slice(0, -1) : pipeline.stages
  const all = planning.pipeline({ ...pipeline, stages })
  const rows = planLastLimit(planning, all, isCut ? Math.min(last.count, wanted) : wanted)
  const matched = matchedEvents(planning, pipeline)
  const plan = { ...outputOf(planning, rows), matched }
  refuseTooDeep(plan, pipeline)
  return plan
}

function rowsWanted({ stages }: Pipeline, { limit }: QueryContext): number {
  const isLimited = stages.some(({ kind }) => kind === 'limit')
  return Math.min(limit ?? (isLimited ? mostRows : defaultRows), mostRows)
}
