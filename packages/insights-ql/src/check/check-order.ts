import type { Command, Pipeline } from '../command.ts'
import type { Expression } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import { nameOf } from '../scope.ts'
import { partsOf, pathOf } from '../walk.ts'
import type { Checking } from './checking.ts'

/**
 * In log groups of the Standard class; those of Infrequent Access take two.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Stats.html
 */
const mostStats = 10

/** Which command may stand before and behind which. */
export function checkOrder({ stages }: Pipeline, checking: Checking): void {
  const stats = stages.filter(({ kind }) => kind === 'stats')
  const displays = stages.filter(({ kind }) => kind === 'display')
  // A single stats may follow a limit; only between two nothing is ordered or cut.
  const last = stats.length > 1 ? stats.at(-1) : undefined
  let dedup: Command | undefined
  stages.forEach((stage, index) => {
    if (stage.kind === 'SOURCE' && index > 0) checking.report('source.misplaced', stage.word)
    if (dedup !== undefined && !['limit', 'refused'].includes(stage.kind)) {
      checking.report('dedup.followed', stage.word)
    }
    if (stage.kind === 'dedup') dedup ??= stage
    if ((stage.kind === 'sort' || stage.kind === 'limit') && last && stage.from < last.from) {
      checking.report('stage.before_last_stats', stage.word, { name: stage.kind })
    }
    if (stage.kind === 'display' && stage !== displays.at(-1)) {
      checking.report('display.replaced', stage.word)
    }
    if (stage.kind === 'stats') checkGrouping(stage, checking)
  })
  for (const extra of stats.slice(mostStats)) {
    checking.report('stats.too_many', extra.word, { most: String(mostStats) })
  }
  for (const extra of stages.filter(({ kind }) => kind === 'join').slice(1)) {
    checking.report('join.repeated', extra.word)
  }
}

/** What stats returns for a group has to be one value: an aggregate, a key, or made of such. */
function checkGrouping(stats: Extract<Command, { kind: 'stats' }>, checking: Checking): void {
  const known = new Set<string>()
  for (const { alias, expression, text } of stats.by) {
    known.add(alias === undefined ? (pathOf(expression) ?? text) : nameOf(alias))
    const path = pathOf(expression)
    if (path !== undefined) known.add(path)
  }
  const keys = new Set(stats.by.map(({ text }) => text))
  for (const { alias, expression, text } of stats.items) {
    if (!keys.has(text)) reportBare(expression, known, checking)
    if (alias !== undefined) known.add(nameOf(alias))
  }
}

function reportBare(expression: Expression, known: ReadonlySet<string>, checking: Checking): void {
  const path = pathOf(expression)
  if (path !== undefined && path !== '' && !known.has(path)) {
    checking.report('stats.not_aggregated', expression, { name: path })
  }
  if (expression.kind === 'call' && functionNamed(expression.name)?.kind !== 'scalar') return
  for (const part of partsOf(expression)) reportBare(part, known, checking)
}
