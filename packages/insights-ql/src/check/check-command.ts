import type { Command, Pipeline, SourceCommand } from '../command.ts'
import { commandNamed, commands } from '../commands.ts'
import type { Expression } from '../expression.ts'
import { checkCondition, checkValue, type ExpressionChecking } from './check-expression.ts'
import { checkJoinKeys } from './check-join.ts'
import { checkNames } from './check-names.ts'
import { checkOptions } from './check-options.ts'
import { checkParse } from './check-parse.ts'
import { type Checking, reportUnknown } from './checking.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const mostRows = 100_000

/** Checks one stage by itself: its expressions, options and figures. */
export function checkCommand(
  command: Command,
  checking: Checking,
  subquery: (query: Pipeline, isOfIn: boolean) => void,
): void {
  const plain: ExpressionChecking = {
    ...checking,
    aggregates: 'forbidden',
    subquery: (query) => subquery(query, true),
  }
  const values = (expressions: readonly Expression[], at = plain): void => {
    for (const expression of expressions) checkValue(expression, at)
  }
  checkOptions(command, checking)
  checkNames(command, checking)
  switch (command.kind) {
    case 'fields':
    case 'display':
      values(command.items.map(({ expression }) => expression))
      break
    case 'filter':
    case 'filterIndex':
      checkCondition(command.condition, plain)
      break
    case 'stats':
      values(
        command.items.map(({ expression }) => expression),
        { ...plain, aggregates: 'allowed' },
      )
      values(command.by.map(({ expression }) => expression))
      break
    case 'sort':
      values(command.keys.map(({ expression }) => expression))
      break
    case 'limit':
      if (!Number.isInteger(command.count) || command.count < 1 || command.count > mostRows) {
        checking.report('limit.range', command.countSpan)
      }
      break
    case 'parse':
      checkParse(command, checking)
      break
    case 'fillmissing':
      values(command.value === undefined ? [] : [command.value])
      break
    case 'SOURCE':
      checkSource(command, checking)
      break
    case 'join':
      checkJoinKeys(command, checking)
      subquery(command.pipeline, false)
      break
    case 'appendcols':
      subquery(command.pipeline, false)
      break
    case 'refused':
      checkRefused(command, checking)
      break
    default:
  }
}

function checkRefused(command: Extract<Command, { kind: 'refused' }>, checking: Checking): void {
  const facts = commandNamed(command.name)
  if (facts?.refusal === undefined) {
    const names = commands.filter(({ refusal }) => refusal === undefined).map(({ name }) => name)
    reportUnknown(checking, 'command.unknown', command.word, command.name, names)
    return
  }
  const values = { name: facts.name, reason: facts.refusal }
  if (facts.instead === undefined) {
    checking.report('command.not_run', command.word, values)
    return
  }
  // Another command in one word takes the place of the word, a whole stage that of the stage.
  const place = facts.instead.includes(' ') ? command : command.word
  const fix = [{ from: place.from, to: place.to, insert: facts.instead }]
  checking.report('command.not_run', command.word, { ...values, instead: facts.instead }, fix)
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Source.html */
const selectors: Readonly<Record<string, number>> = {
  namePrefix: 5,
  accountIdentifiers: 20,
  class: 1,
}

function checkSource({ select }: SourceCommand, checking: Checking): void {
  if (select === undefined) return
  if (select.name.toLowerCase() !== 'loggroups') checking.report('source.selector', select)
  for (const list of select.arguments) {
    const name = Object.keys(selectors).find((it) => it.toLowerCase() === list.name.toLowerCase())
    if (name === undefined || list.values.some(({ kind }) => kind !== 'string')) {
      checking.report('source.selector', list)
      continue
    }
    const most = selectors[name] ?? 0
    if (list.values.length > most) {
      checking.report('source.limit', list, { name, most: String(most) })
    }
  }
}
