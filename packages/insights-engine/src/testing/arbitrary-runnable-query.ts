import { isRunnable } from '@gatehouse/insights-ql/diagnostic'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'
import fc from 'fast-check'

/** Queries that mean something, over the fields of `arbitrary-events`. */
const field = fc.constantFrom(
  ...['a', 'b', 'u', 'o.p', 'team', 'modelId', 'identity.arn', 'input.inputTokenCount'],
  ...['output.outputTokenCount', 'output.outputBodyJson.stopReason', '@logStream'],
)
const text = fc.constantFrom('"x"', '"7"', '"z"', '""', '"z10"', "'; --'")
const number = fc.constantFrom('0', '7', '10', '1.5', '100')
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')

const value = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    field,
    number,
    text,
    fc
      .tuple(field, fc.constantFrom('+', '-', '*'), fc.oneof(field, number))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    tie('value').map((it) => `concat(${it}, "-")`),
    tie('value').map((it) => `coalesce(${it}, 7)`),
  ),
})).value

const condition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.tuple(field, operator, fc.oneof(number, text, field)).map((parts) => parts.join(' ')),
    fc.tuple(field, fc.constantFrom('like', 'not like'), text).map((parts) => parts.join(' ')),
    fc
      .tuple(
        field,
        fc.constantFrom('in', 'not in'),
        fc.array(fc.oneof(number, text), { minLength: 1, maxLength: 3 }),
      )
      .map(([it, word, list]) => `${it} ${word} [${list.join(', ')}]`),
    field.map((it) => `ispresent(${it})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
      .map(([left, word, right]) => `(${left} ${word} ${right})`),
    tie('condition').map((it) => `not (${it})`),
  ),
})).condition

const key = fc.tuple(field, fc.constantFrom('', ' asc', ' desc')).map((parts) => parts.join(''))
const fields = <Item>(item: fc.Arbitrary<Item>, most: number) =>
  fc.array(item, { minLength: 1, maxLength: most }).map((items) => items.join(', '))
const aggregate = fc.oneof(
  fc.constant('count(*)'),
  fc.tuple(fc.constantFrom('count', 'sum', 'avg'), field).map(([name, it]) => `${name}(${it})`),
)
const named = <Item extends string>(item: fc.Arbitrary<Item>, names: readonly string[]) =>
  fc
    .array(item, { minLength: 1, maxLength: names.length })
    .map((items) => items.map((it, at) => `${it} as ${names[at]}`).join(', '))

/** Commands that a second, simple reading of the language can run too. */
const simpleStage = fc.oneof(
  named(value, ['c1', 'c2']).map((items) => `fields ${items}`),
  fields(field, 3).map((items) => `fields ${items}`),
  condition.map((it) => `filter ${it}`),
  fields(key, 2).map((keys) => `sort ${keys}`),
)
const stats = fc
  .tuple(named(aggregate, ['s1', 's2']), fc.option(fields(field, 2), { nil: undefined }))
  .map(([items, by]) => `stats ${items}${by === undefined ? '' : ` by ${by}`}`)
const simpleEnd = fc.oneof(
  fc.nat(3).map((count) => `limit ${count + 1}`),
  fields(field, 2).map((names) => `dedup ${names}`),
  stats,
  stats.map((it) => `${it} | sort s1 desc | limit 2`),
)
const queryOf = (stage: fc.Arbitrary<string>, end: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(stage, { maxLength: 3 }), fc.option(end, { nil: undefined }))
    .map(([stages, last]) => [...stages, ...(last === undefined ? [] : [last])])
    .filter((stages) => stages.length > 0)
    .map((stages) => stages.join(' | '))
    .filter((text) => isRunnable(parseQuery(text).diagnostics))

export const simpleQuery = queryOf(simpleStage, simpleEnd)

const otherStage = fc.oneof(
  { weight: 4, arbitrary: simpleStage },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'parse @message "\\"a\\":*," as p1',
      'parse modelId /(?<p1>.)(?<p2>.?)/',
      'parse @message /"(?<k>\\w+)":/ multi',
      'parse u csv as p1, p2',
      'parse @message logfmt as m',
      'json "o.p" as j1, "list[0]" as j2',
      'json field=identity "arn" as j1',
      'unnest list into item',
      'expand output',
      'expand modelId',
      'fields jsonParse(@message) as doc | fields doc.modelId, doc.list[0] as first',
      'accum input.inputTokenCount as run',
      'autoregress modelId as before p=1-2',
      'filldown modelId',
      'fields input.inputTokenCount | addtotals',
      'outlier param=1 input.inputTokenCount',
      'sessionize modelId maxspan 1m',
      'join type=left left=l right=r where l.modelId=r.modelId (stats count(*) as n by modelId)',
      'filter modelId in (filter a > 1 | fields modelId)',
      'appendcols (stats count(*) as n by modelId)',
      'limit 5',
    ),
  },
)
const otherEnd = fc.oneof(
  simpleEnd,
  fc.constantFrom(
    'countFrequent modelId, u',
    'stats count(*) as n, pct(input.inputTokenCount, 50) by bin(1m), modelId',
    'stats count(*) as n by bin(1h) | fillmissing with 0 for n',
    'stats max(modelId), min(input.inputTokenCount), latest(u), sortsFirst(identity.arn), stddev(a)',
    'stats sum(input.inputTokenCount) as s by modelId | stats max(s), count_distinct(modelId)',
    'stats count(*) as n by modelId, operation | addtotals col=true',
  ),
)
export const runnableQuery = queryOf(otherStage, otherEnd)
