import type { Sql } from '../../sql.ts'
import type { Value } from '../value.ts'
import { type FewEvents, type Names, overlaid, type Planning, type Relation } from './relation.ts'

/**
 * Rows that each come of one event, with columns that reading the event once more would not give:
 * they come of other rows, too, or are one of several that the event was made into. So they are
 * carried to where the few are read. Where no event is long, rows are simply carried as a whole.
 */
export function carrying(below: Relation, relation: Relation, names: readonly string[]): Relation {
  const { again: _, ...rest } = relation
  const { again } = below
  if (again?.hasLongEvents !== true) return rest
  const of = (few: FewEvents): Relation => {
    const columns = names.flatMap((name): [string, Value][] => {
      const value = relation.column([name])
      return value === undefined ? [] : [[name, carriedValue(few, value)]]
    })
    const base = again.of(few)
    return { ...base, ...overlaid(base, new Map(columns)) }
  }
  return { ...rest, again: { ...again, of } }
}

/** What names mean, where all that they lead to is carried; nothing is that nobody asks for. */
export function carriedNames(few: Carrying, names: Names): Names {
  const carried = (value: Value | undefined) => value && carriedValue(few, value)
  return {
    column: (segments) => carried(names.column(segments)),
    unmasked: (segments) => carried(names.unmasked(segments)),
    isPart: names.isPart,
    json: (segments) => {
      const json = names.json(segments)
      return json && few.carry(json)
    },
  }
}

/** Values that rows take along, each with the column that it has from there on. */
export function carriedOnDemand(planning: Planning): Carrying & { carried(): readonly Carried[] } {
  const all = new Map<string, Carried>()
  return {
    carry: (value) => {
      const key = JSON.stringify([value.text, value.values.map(String)])
      const known = all.get(key) ?? { value, as: planning.name() }
      all.set(key, known)
      return known.as
    },
    carried: () => [...all.values()],
  }
}

interface Carried {
  readonly value: Sql
  readonly as: Sql
}

type Carrying = Pick<FewEvents, 'carry'>

function carriedValue(few: Carrying, { kind, sql: value }: Value): Value {
  return { kind, sql: few.carry(value) }
}
