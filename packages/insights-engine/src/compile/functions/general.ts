import { joined, type Sql, sql } from '../../sql.ts'
import { unfold } from '../expression-access.ts'
import { refuse } from '../refuse.ts'
import type { Value } from '../value.ts'
import { asText, booleanValue, noValue, numberValue } from '../values.ts'
import type { CallCompilers, CallSite } from './compiler.ts'
import { firstPresent, oneOf } from './unify.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const generalCompilers: CallCompilers = {
  ispresent: (site) => booleanValue(sql`(${site.value(0).sql} IS NOT NULL)`),
  coalesce: (site) => {
    const values = site.expressions.flatMap(({ kind }, index) =>
      kind === 'null' ? [] : [site.value(index)],
    )
    return values.length === 0 ? noValue : firstPresent(values)
  },
  if: (site) => {
    const condition = site.condition(0)
    return oneOf(valuesAt(site, [1, 2]), (pieces) => branches([condition], pieces))
  },
  case: (site) => {
    const pairs = Math.floor(site.expressions.length / 2)
    const hasDefault = site.expressions.length % 2 === 1
    const conditions = Array.from({ length: pairs }, (_, pair) => site.condition(pair * 2))
    const places = conditions.map((_, pair) => pair * 2 + 1)
    const all = hasDefault ? [...places, site.expressions.length - 1] : places
    return oneOf(valuesAt(site, all), (pieces) => branches(conditions, pieces))
  },
  messageSize: (site) => {
    const message = site.expressions.length === 0 ? site.scope.column(['@message']) : site.value(0)
    return numberValue(sql`CAST(strlen(${asText(message)}) AS DOUBLE)`)
  },
  unmask: ({ call, scope, expressions: [masked] }) => {
    const { root, path } = unfold(masked ?? call)
    if (root.kind !== 'field') return refuse(masked ?? call, 'unmask() takes a field.')
    return scope.unmasked([...root.segments, ...path])
  },
}

/** `null` is of the kind of the others. */
function valuesAt(site: CallSite, places: readonly number[]): readonly Value[] {
  const values = places.map((place) => site.value(place))
  const isNull = (index: number): boolean => site.expressions[places[index] ?? 0]?.kind === 'null'
  const typed = values.find((_, index) => !isNull(index))
  if (typed === undefined) return values
  return values.map((value, index) =>
    isNull(index) ? { kind: typed.kind, sql: nullOf(typed) } : value,
  )
}

function nullOf({ kind }: Value): Sql {
  const types = {
    text: 'VARCHAR',
    number: 'DOUBLE',
    boolean: 'BOOLEAN',
    time: 'BIGINT',
    json: 'VARCHAR',
  }
  return { text: `CAST(NULL AS ${types[kind]})`, values: [] }
}

function branches(conditions: readonly Sql[], pieces: readonly Sql[]): Sql {
  const whens = conditions.map((condition, index) => {
    const piece = pieces[index]
    return piece === undefined ? sql`` : sql`WHEN ${condition} THEN ${piece} `
  })
  const otherwise = pieces[conditions.length]
  return otherwise === undefined
    ? sql`CASE ${joined(whens, '')}END`
    : sql`CASE ${joined(whens, '')}ELSE ${otherwise} END`
}
