import { type MathNode, UnreadableMath } from './metric-math.ts'

/** Values of one metric by the start of their period, oldest first. */
export interface Series {
  readonly periodSeconds: number
  readonly points: ReadonlyMap<number, number>
}

export type MathValue = number | Series | readonly Series[]

export interface MathScope {
  /** Undefined: there is no such id. */
  readonly series: (id: string) => Series | undefined
  /** What METRICS() stands for. */
  readonly metrics: () => readonly Series[]
  /** Every period of the range, for FILL. */
  readonly starts: (periodSeconds: number) => readonly number[]
}

/** A time series, as every expression must be in the end. */
export function evaluateSeries(node: MathNode, scope: MathScope): Series {
  const value = evaluate(node, scope)
  if (typeof value === 'number' || isList(value)) {
    throw new UnreadableMath('The expression must return a single time series')
  }
  return value
}

const isList = (value: MathValue): value is readonly Series[] => Array.isArray(value)

function evaluate(node: MathNode, scope: MathScope): MathValue {
  switch (node.kind) {
    case 'number':
      return node.value
    case 'id':
      return known(node.id, scope)
    case 'negative':
      return mapped(evaluate(node.of, scope), (value) => -value)
    case 'binary':
      return combined(node.operator, evaluate(node.sides[0], scope), evaluate(node.sides[1], scope))
    case 'list':
      return node.items.flatMap((item) => seriesIn(evaluate(item, scope)))
    case 'call':
      return called(node.name, node.args, scope)
  }
}

function known(id: string, scope: MathScope): Series {
  const series = scope.series(id)
  if (series === undefined) throw new UnreadableMath(`There is no metric with the id '${id}'`)
  return series
}

function seriesIn(value: MathValue): readonly Series[] {
  if (typeof value === 'number') throw new UnreadableMath('A list holds time series only')
  return isList(value) ? value : [value]
}

function mapped(value: MathValue, change: (value: number) => number): MathValue {
  if (typeof value === 'number') return change(value)
  return isList(value)
    ? value.map((each) => mappedSeries(each, change))
    : mappedSeries(value, change)
}

function mappedSeries(series: Series, change: (value: number) => number): Series {
  const points = new Map([...series.points].map(([start, value]) => [start, change(value)]))
  return { ...series, points: finite(points) }
}

/** Where a division has no answer, there is no datapoint. */
const finite = (points: ReadonlyMap<number, number>): ReadonlyMap<number, number> =>
  new Map([...points].filter(([, value]) => Number.isFinite(value)))

const OPERATORS: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '^': (left, right) => left ** right,
}

function combined(operator: string, left: MathValue, right: MathValue): MathValue {
  const apply = OPERATORS[operator] ?? (() => Number.NaN)
  if (typeof right === 'number') return mapped(left, (value) => apply(value, right))
  if (typeof left === 'number') return mapped(right, (value) => apply(left, value))
  if (isList(left)) return left.map((each) => joined(apply, each, oneOf(right)))
  return isList(right) ? right.map((each) => joined(apply, left, each)) : joined(apply, left, right)
}

function oneOf(value: Series | readonly Series[]): Series {
  if (!isList(value)) return value
  throw new UnreadableMath('Two lists of time series cannot be combined')
}

/** Periods that both have. */
function joined(apply: (left: number, right: number) => number, left: Series, right: Series) {
  const points = new Map<number, number>()
  for (const [start, value] of left.points) {
    const other = right.points.get(start)
    if (other !== undefined) points.set(start, apply(value, other))
  }
  const periodSeconds = Math.max(left.periodSeconds, right.periodSeconds)
  return { periodSeconds, points: finite(points) }
}

const AGGREGATES: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MIN: (values) => values.reduce((least, value) => Math.min(least, value)),
  MAX: (values) => values.reduce((most, value) => Math.max(most, value)),
}

const ROUNDINGS: Readonly<Record<string, (value: number) => number>> = {
  ABS: Math.abs,
  CEIL: Math.ceil,
  FLOOR: Math.floor,
}

function called(name: string, args: readonly MathNode[], scope: MathScope): MathValue {
  if (name === 'METRICS' && args.length === 0) return scope.metrics()
  const [first, second] = args
  if (first === undefined) throw new UnreadableMath(`${name} needs an argument`)
  if (name === 'FILL') return filled(evaluate(first, scope), second, scope)
  if (args.length !== 1) throw new UnreadableMath(`${name} takes one argument`)
  const value = evaluate(first, scope)
  const rounding = ROUNDINGS[name]
  if (rounding !== undefined) return mapped(value, rounding)
  const aggregate = AGGREGATES[name]
  if (aggregate !== undefined) return aggregated(aggregate, value)
  if (name === 'PERIOD' && typeof value !== 'number' && !isList(value)) return value.periodSeconds
  throw new UnreadableMath(`${name} cannot be used like this`)
}

/** One series becomes a number, several become one series. */
function aggregated(aggregate: (values: readonly number[]) => number, value: MathValue): MathValue {
  if (typeof value === 'number') return value
  if (!isList(value)) {
    const values = [...value.points.values()]
    return values.length === 0 ? Number.NaN : aggregate(values)
  }
  const starts = [...new Set(value.flatMap(({ points }) => [...points.keys()]))].sort(
    (left, right) => left - right,
  )
  const points = new Map(
    starts.map((start) => [
      start,
      aggregate(value.flatMap((each) => each.points.get(start) ?? [])),
    ]),
  )
  return { periodSeconds: Math.max(60, ...value.map((each) => each.periodSeconds)), points }
}

function filled(value: MathValue, filling: MathNode | undefined, scope: MathScope): MathValue {
  if (typeof value === 'number') throw new UnreadableMath('FILL needs a time series')
  if (isList(value)) return value.map((each) => filledSeries(each, filling, scope))
  return filledSeries(value, filling, scope)
}

function filledSeries(series: Series, filling: MathNode | undefined, scope: MathScope): Series {
  const isRepeating = filling?.kind === 'id' && filling.id.toUpperCase() === 'REPEAT'
  const constant = filling === undefined || isRepeating ? undefined : evaluate(filling, scope)
  if (!isRepeating && typeof constant !== 'number') {
    throw new UnreadableMath('FILL takes a number or REPEAT')
  }
  const points = new Map<number, number>()
  let last: number | undefined
  for (const start of scope.starts(series.periodSeconds)) {
    last = series.points.get(start) ?? (isRepeating ? last : Number(constant))
    if (last !== undefined) points.set(start, last)
  }
  return { ...series, points }
}
