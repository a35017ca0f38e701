import type { Command, Pipeline } from '../command.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { reportInto } from '../report.ts'
import { checkCollections } from './check-collections.ts'
import { checkColumns, type KnownFields } from './check-columns.ts'
import { checkCommand } from './check-command.ts'
import { checkOrder } from './check-order.ts'
import type { Checking } from './checking.ts'
import { withoutConsequences } from './column-calls.ts'
import { shownColumns } from './shown-columns.ts'

export interface CheckOptions {
  readonly knownFields?: KnownFields
  /** Where the text does not read well; stages that touch such a place are left alone. */
  readonly brokenAt: readonly number[]
}

/** What a query means: functions, types, columns and the order of its stages. */
export function checkQuery(text: string, query: Pipeline, options: CheckOptions): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  checkPipeline(query, { text, report: reportInto(diagnostics) }, options, 0)
  return withoutConsequences(diagnostics)
}

function checkPipeline(
  pipeline: Pipeline,
  checking: Checking,
  options: CheckOptions,
  level: number,
): void {
  const isBroken = ({ from, to }: Command): boolean =>
    options.brokenAt.some((at) => at >= from && at <= to)
  for (const stage of pipeline.stages) {
    if (isBroken(stage)) continue
    checkCommand(stage, checking, (query, isOfIn) => {
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Subqueries.html
      if (level > 0) {
        checking.report('subquery.nested', { from: query.from, to: query.from + 1 })
        return
      }
      if (isOfIn && options.brokenAt.length === 0) checkOneColumn(query, checking)
      checkPipeline(query, checking, options, level + 1)
    })
  }
  if (options.brokenAt.length > 0) return
  checkOrder(pipeline, checking)
  checkCollections(pipeline, checking)
  checkColumns(pipeline, checking, level === 0 ? options.knownFields : undefined)
}

function checkOneColumn(query: Pipeline, checking: Checking): void {
  const count = shownColumns(query.stages)?.size
  if (count === undefined || count === 1) return
  const place = { from: query.from, to: query.from + 1 }
  checking.report('subquery.columns', place, { count: String(count) })
}
