import type { GetMetricDataInput, MetricDataQuery, MetricStat } from '@aws-sdk/client-cloudwatch'
import type { Statistic } from '../../world/stores/metric-store.ts'
import { validationError } from './cloudwatch-errors.ts'
import { MATH_FUNCTIONS, type MathNode, parseMath, UnreadableMath } from './metric-math.ts'
import { isPeriod, PERIOD_RULE } from './periods.ts'
import { isKnownElsewhere, statisticOf } from './statistics.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const MOST_QUERIES = 500

export interface StatQuery {
  readonly kind: 'stat'
  readonly id: string
  readonly label: string
  readonly isReturned: boolean
  readonly stat: MetricStat
  readonly statistic: Statistic
  readonly periodSeconds: number
}

export interface MathQuery {
  readonly kind: 'math'
  readonly id: string
  readonly label: string
  readonly isReturned: boolean
  readonly node: MathNode
}

export type ReadQuery = StatQuery | MathQuery

/** Checked before anything is read. */
export function readQueries(input: GetMetricDataInput, accountId: string): ReadQuery[] {
  const queries = input.MetricDataQueries ?? []
  if (queries.length === 0 || queries.length > MOST_QUERIES) {
    throw validationError(
      `The collection MetricDataQueries must have a size between 1 and ${MOST_QUERIES}.`,
    )
  }
  const ids = queries.map(({ Id }) => Id)
  if (new Set(ids).size !== ids.length) {
    throw validationError('The values for parameter id in MetricDataQueries are not unique.')
  }
  const read = queries.map((query, index) =>
    readQuery(query, `MetricDataQueries.member.${index + 1}`, accountId),
  )
  if (!read.some(({ isReturned }) => isReturned)) {
    throw validationError('At least one query must have ReturnData set to true.')
  }
  return read
}

function readQuery(query: MetricDataQuery, path: string, accountId: string): ReadQuery {
  const { Id: id = '', MetricStat: stat, Expression, Label, ReturnData, AccountId } = query
  const invalid = (member: string, value: unknown, why = 'is invalid') =>
    validationError(`The value ${value} for parameter ${path}.${member} ${why}.`)
  if (!/^[a-z][A-Za-z0-9_]*$/.test(id)) throw invalid('Id', id)
  if ((stat === undefined) === (Expression === undefined)) {
    throw validationError(
      `The parameters ${path}.Expression and ${path}.MetricStat are mutually exclusive and one of ` +
        'them is required.',
    )
  }
  if (AccountId !== undefined && AccountId !== accountId) throw invalid('AccountId', AccountId)
  const isReturned = ReturnData ?? true
  if (stat === undefined) {
    const expression = Expression ?? ''
    return { kind: 'math', id, label: Label ?? id, isReturned, node: readExpression(expression) }
  }
  const { Stat = '', Period = 0, Metric } = stat
  if (!isPeriod(Period)) throw invalid('MetricStat.Period', Period, PERIOD_RULE)
  const statistic = statisticOf(Stat)
  if (statistic === undefined) {
    throw isKnownElsewhere(Stat)
      ? validationError(`The sandbox has no statistic ${Stat}: docs/sandbox-differences.md.`)
      : invalid('MetricStat.Stat', Stat)
  }
  const label = Label ?? Metric?.MetricName ?? id
  return { kind: 'stat', id, label, isReturned, stat, statistic, periodSeconds: Period }
}

function readExpression(expression: string): MathNode {
  if (/^\s*SELECT\b/i.test(expression)) throw notHere('Metrics Insights queries')
  const unknown = [...expression.matchAll(/([A-Za-z_][A-Za-z0-9_]*)\s*\(/g)]
    .map(([, name = '']) => name.toUpperCase())
    .find((name) => !MATH_FUNCTIONS.has(name))
  if (unknown !== undefined) throw notHere(`the function ${unknown}`)
  try {
    return parseMath(expression)
  } catch (error) {
    if (error instanceof UnreadableMath) throw inExpression(expression, error.message)
    throw error
  }
}

export const inExpression = (expression: string, why: string) =>
  validationError(`Error in expression '${expression}': ${why}`)

const notHere = (what: string) =>
  validationError(`The sandbox does not answer ${what}: docs/sandbox-differences.md.`)
