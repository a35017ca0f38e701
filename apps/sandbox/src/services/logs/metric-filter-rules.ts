import type { MetricTransformation, PutMetricFilterRequest } from '@aws-sdk/client-cloudwatch-logs'
import type { LogGroup, StoredMetricFilter } from '../../world/logs-state.ts'
import { numberOf } from './filter-pattern/compare.ts'
import { parseFilterPattern, regexCount } from './filter-pattern/parse-filter-pattern.ts'
import type { FilterPattern } from './filter-pattern/pattern.ts'
import { INVALID_PATTERN } from './filter-pattern/pattern-reader.ts'
import { isFieldOf } from './filter-pattern/read-field.ts'
import { invalidParameter, limitExceeded } from './logs-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_FILTERS = 100
const MOST_REGEX_FILTERS = 5
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html */
const MOST_DIMENSIONS = 3
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
const LARGEST_VALUE = 2 ** 360
/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html */
const DIMENSION_TEXT = /^(?=.*\S)[\x20-\x7E]{1,1024}$/
const SYSTEM_FIELDS = ['@aws.account', '@aws.region']

/** Whether CloudWatch takes the number: a metric that held another could not be read again. */
export const isMetricValue = (value: number): boolean => Math.abs(value) <= LARGEST_VALUE

/** Whether CloudWatch takes the text as a dimension's value, and as its name. */
export const isDimensionText = (text: string): boolean => DIMENSION_TEXT.test(text)

/** The pattern, or the refusal of FilterLogEvents and Live Tail. */
export function requireFilterPattern(
  text: string | undefined,
  generic = INVALID_PATTERN,
): FilterPattern {
  const pattern = parseFilterPattern(text ?? '')
  if (!('invalid' in pattern)) return pattern
  throw invalidParameter(pattern.invalid === INVALID_PATTERN ? generic : pattern.invalid)
}

/** The same as metric filters word it. */
export const requireMetricPattern = (text: string | undefined): FilterPattern =>
  requireFilterPattern(text, 'Invalid metric filter pattern')

export function storedFilter(input: PutMetricFilterRequest, createdAtMs: number) {
  const [transformation] = input.metricTransformations ?? []
  const pattern = requireMetricPattern(input.filterPattern)
  if (transformation === undefined) throw invalidParameter('Invalid metric transformation')
  checkTransformation(transformation, pattern)
  const systemFields = input.emitSystemFieldDimensions ?? []
  for (const field of systemFields) {
    if (!SYSTEM_FIELDS.includes(field)) throw invalidParameter(`Invalid system field: ${field}`)
  }
  // Those of the system count as well:
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
  const dimensions = Object.keys(transformation.dimensions ?? {}).length + systemFields.length
  if (dimensions > MOST_DIMENSIONS) {
    throw refused(`at most ${MOST_DIMENSIONS} dimensions can be assigned`)
  }
  return {
    name: input.filterName ?? '',
    pattern: input.filterPattern ?? '',
    createdAtMs,
    metricName: transformation.metricName ?? '',
    metricNamespace: transformation.metricNamespace ?? '',
    metricValue: transformation.metricValue ?? '',
    ...defined({
      defaultValue: transformation.defaultValue,
      dimensions: transformation.dimensions,
      unit: transformation.unit,
      applyOnTransformedLogs: input.applyOnTransformedLogs,
      fieldSelectionCriteria: input.fieldSelectionCriteria,
      emitSystemFieldDimensions: input.emitSystemFieldDimensions,
    }),
  } satisfies StoredMetricFilter
}

const refused = (why: string) => invalidParameter(`Invalid metric transformation: ${why}`)

function checkTransformation(
  { metricNamespace, metricValue, defaultValue, dimensions }: MetricTransformation,
  pattern: FilterPattern,
): void {
  if (metricNamespace?.startsWith('AWS/')) {
    throw refused('a namespace that begins with AWS/ is reserved')
  }
  const value = metricValue ?? ''
  const isField = value.startsWith('$')
  if (isField ? !isFieldOf(pattern, value) : !isMetricValue(numberOf(value))) {
    throw refused('the metric value is neither a number nor a field of the filter pattern')
  }
  if (!isMetricValue(defaultValue ?? 0)) throw refused('the default value is out of range')
  const fields = Object.values(dimensions ?? {})
  if (fields.length === 0) return
  if (defaultValue !== undefined && defaultValue !== null) {
    throw refused('dimensions and default value are mutually exclusive properties.')
  }
  if (pattern.kind === 'terms') {
    throw invalidParameter('The specified filter pattern does not support dimensions')
  }
  if (!Object.keys(dimensions ?? {}).every((name) => isDimensionText(name) && name[0] !== ':')) {
    throw refused('the name of a dimension has ASCII characters only and begins with no colon')
  }
  if (!fields.every((field) => isFieldOf(pattern, field))) {
    throw refused('a dimension value is not a field of the filter pattern')
  }
}

/** A filter of the same name is replaced, so it does not count. */
export function checkQuotas(group: LogGroup, filter: StoredMetricFilter): void {
  const others = Object.values(group.metricFilters).filter(({ name }) => name !== filter.name)
  const withRegex = [...others, filter].filter(({ pattern }) => hasRegex(pattern))
  if (others.length >= MOST_FILTERS || withRegex.length > MOST_REGEX_FILTERS) {
    throw limitExceeded('Resource limit exceeded.')
  }
}

function hasRegex(text: string): boolean {
  const pattern = parseFilterPattern(text)
  return !('invalid' in pattern) && regexCount(pattern) > 0
}

type Defined<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> }

function defined<Members extends object>(members: Members): Defined<Members> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  ) as Defined<Members>
}
