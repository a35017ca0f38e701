import type { Pipeline } from '@gatehouse/insights-ql/command'
import type { PlanQuery, QueryContext, QueryPlan } from '../query-plan.ts'
import { sql } from '../sql.ts'
import { refuseTooDeep } from './nesting.ts'
import { outputOf } from './output.ts'
import { planLimit } from './stages/limit.ts'
import { type Planning, planningOf } from './stages/relation.ts'
import { runStage } from './stages/run-stage.ts'
import { planPipeline, scanOf } from './subquery.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Limit.html */
const defaultRows = 10_000
const mostRows = 100_000

export const planQuery: PlanQuery = (pipeline, context): QueryPlan => {
  const planning = planningOf(context)
  const all = planPipeline(planning, pipeline)
  const wanted = rowsWanted(pipeline, context)
  const last = pipeline.stages.at(-1)
  const isCut = last?.kind === 'limit' && last.count <= wanted
  const rows = isCut ? all : planLimit(planning, all, wanted)
  const matched = matchedOf(planning, pipeline)
  const plan = { ...outputOf(rows), ...(matched !== undefined && { matched }) }
  refuseTooDeep(plan, pipeline)
  return plan
}

function rowsWanted({ stages }: Pipeline, { limit }: QueryContext): number {
  const isLimited = stages.some(({ kind }) => kind === 'limit')
  return Math.min(limit ?? (isLimited ? mostRows : defaultRows), mostRows)
}

/** How many events the filters keep that stand before anything else has happened to the events. */
function matchedOf(planning: Planning, pipeline: Pipeline): QueryPlan['matched'] {
  const scan = scanOf(planning, pipeline)
  let { relation } = scan
  for (const stage of pipeline.stages) {
    if (stage.kind === 'stats' || stage.kind === 'limit') break
    if (['fields', 'display', 'filter', 'filterIndex'].includes(stage.kind)) {
      relation = runStage(planning, relation, stage)
    } else if (!['SOURCE', 'sort'].includes(stage.kind)) return undefined
  }
  return scan.isNarrow() ? sql`SELECT count(*) FROM ${relation.source()}` : undefined
}
