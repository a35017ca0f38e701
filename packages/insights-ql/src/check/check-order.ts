import type { Command, Option, Pipeline } from '../command.ts'
import { columnNameOf, columnsMadeBy } from '../scope.ts'
import { checkGrouping, isBin } from './check-grouping.ts'
import type { Checking } from './checking.ts'
import { shownColumns } from './shown-columns.ts'

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
  let bin: string | undefined
  let hasTime = true
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
    if (stage.kind === 'fillmissing' && bin === undefined) {
      checking.report('fillmissing.no_bin', stage.word)
    }
    if (stage.kind === 'sessionize' && !hasTime) {
      checking.report('sessionize.no_timestamp', stage.word)
    }
    bin = binAfter(bin, stage)
    hasTime = hasTimeAfter(hasTime, stages.slice(0, index + 1), stage)
  })
  for (const extra of stats.slice(mostStats)) {
    checking.report('stats.too_many', extra.word, { most: String(mostStats) })
  }
  for (const extra of stages.filter(({ kind }) => kind === 'join').slice(1)) {
    checking.report('join.repeated', extra.word)
  }
}

/** The name of the one column of periods that there is to fill. */
function binAfter(bin: string | undefined, stage: Command): string | undefined {
  if (stage.kind === 'stats') {
    const bins = stage.by.filter(({ expression }) => isBin(expression)).map(columnNameOf)
    return bins.length === 1 ? bins[0] : undefined
  }
  if (isCut(stage) || ['join', 'countFrequent', 'fillmissing'].includes(stage.kind))
    return undefined
  if (stage.kind !== 'display') return bin
  return stage.items.map(columnNameOf).find((name) => name === bin)
}

function hasTimeAfter(hasTime: boolean, stages: readonly Command[], stage: Command): boolean {
  // A subquery brings the columns that it shows.
  if (isCut(stage)) return hasTime || (shownColumns(stages)?.has('@timestamp') ?? true)
  const isMade = columnsMadeBy(stage).includes('@timestamp')
  if (stage.kind === 'stats' || stage.kind === 'countFrequent') return isMade
  return hasTime || isMade
}

function isCut(stage: Command): boolean {
  if (stage.kind === 'appendcols') return true
  const isSummed = ({ name, value }: Option): boolean =>
    name.toLowerCase() === 'col' && value.kind === 'boolean' && value.value
  return stage.kind === 'addtotals' && stage.options.some(isSummed)
}
