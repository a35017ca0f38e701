import type { Column, JoinCommand } from '@gatehouse/insights-ql/command'
import { joined, ours, sql } from '../../sql.ts'
import { compileExpression } from '../expression.ts'
import { unfold } from '../expression-access.ts'
import { refuse } from '../refuse.ts'
import { scopeOf } from '../scope.ts'
import { asText, noValue, textValue } from '../values.ts'
import { carriedNames } from './carried.ts'
import { nameIn } from './options.ts'
import {
  type FewEvents,
  hidden,
  type Names,
  orderBy,
  type Planning,
  type Relation,
  withColumns,
} from './relation.ts'

interface Side {
  readonly alias: readonly string[]
  readonly relation: Relation
}

/**
 * Rows of both sides whose keys are the same text. Columns are named with the side's alias before
 * them; a name without one is of the left side.
 */
export function planJoin(planning: Planning, below: Relation, command: JoinCommand): Relation {
  const { options, keys, pipeline } = command
  const aliasOf = (name: string) => (nameIn(options, name) ?? name).split('.')
  const left: Side = { alias: aliasOf('left'), relation: below }
  const right: Side = { alias: aliasOf('right'), relation: planning.pipeline(pipeline) }
  const pairs = keys.map((key) => {
    const straight = partOf(left, key.left) !== undefined
    const [ofLeft, ofRight] = straight ? [key.left, key.right] : [key.right, key.left]
    return {
      left: keyIn(planning, left, ofLeft),
      right: keyIn(planning, right, ofRight),
      leftName: hidden(planning),
      rightName: hidden(planning),
    }
  })
  const keyed = (relation: Relation, made: typeof pairs, side: 'left' | 'right') =>
    withColumns(
      planning,
      relation,
      made.map((pair) => ({
        name: side === 'left' ? pair.leftName : pair.rightName,
        value: pair[side],
      })),
    )
  const leftRows = keyed(left.relation, pairs, 'left')
  const rightRows = keyed(right.relation, pairs, 'right')
  const conditions = pairs.map(({ leftName, rightName }) => {
    const ofLeft = (leftRows.column([leftName]) ?? noValue).sql
    return sql`${ofLeft} = ${(rightRows.column([rightName]) ?? noValue).sql}`
  })
  const place = planning.name()
  const kind = ours(nameIn(options, 'type')?.toLowerCase() === 'left' ? 'left' : 'inner')
  const names = namesOf({ ...left, relation: leftRows }, { ...right, relation: rightRows })
  const { again } = below
  return {
    ...names,
    ...(again?.hasLongEvents === true && {
      again: {
        ...again,
        of: (few: FewEvents): Relation => {
          const { pointer: _, ...base } = again.of(few)
          const carried = { ...rightRows, ...carriedNames(few, rightRows) }
          return {
            ...base,
            ...namesOf({ ...left, relation: base }, { ...right, relation: carried }),
          }
        },
      },
    }),
    source: () => {
      const numbered = sql`SELECT *, row_number() OVER (${orderBy(rightRows.order)}) AS ${place} FROM ${rightRows.source()}`
      return sql`(SELECT * FROM ${leftRows.source()} ${kind} JOIN (${numbered}) ON ${joined(conditions, ' AND ')})`
    },
    range: below.range,
    order: [...leftRows.order, place],
    shown: {
      isDefault: below.shown.isDefault,
      defaults: below.shown.isDefault ? shownOf(left).length + shownOf(right).length : 0,
      names: [...shownOf(left), ...shownOf(right)],
    },
  }
}

function shownOf({ alias, relation: { shown } }: Side): readonly string[] {
  return (shown.display ?? shown.names).map((name) => [...alias, name].join('.'))
}

/** What a name says of a side: without the alias that it begins with. */
function restOf({ alias }: Side, segments: readonly string[]): readonly string[] | undefined {
  const isOfSide = segments.length > alias.length && alias.every((it, at) => it === segments[at])
  return isOfSide ? segments.slice(alias.length) : undefined
}

function partOf(side: Side, column: Column): readonly string[] | undefined {
  const { root, path } = unfold(column)
  return root.kind === 'field' ? restOf(side, [...root.segments, ...path]) : undefined
}

function keyIn(planning: Planning, side: Side, column: Column) {
  const segments = partOf(side, column)
  if (segments === undefined) {
    return refuse(column, `Write ${side.alias.join('.')}. before the name of this column.`)
  }
  const { from, to } = column
  const field = { kind: 'field', segments, from, to } as const
  return textValue(asText(compileExpression(field, scopeOf(planning, side.relation))))
}

function namesOf(left: Side, right: Side): Names {
  const find =
    <Found>(of: (names: Names) => (segments: readonly string[]) => Found | undefined) =>
    (segments: readonly string[]): Found | undefined => {
      // A hidden name is one segment; what was shown has its alias in the same one.
      const parts = segments.flatMap((segment) => segment.split('.'))
      const ofLeft = restOf(left, segments) ?? restOf(left, parts)
      if (ofLeft !== undefined) return of(left.relation)(ofLeft)
      const ofRight = restOf(right, segments) ?? restOf(right, parts)
      if (ofRight !== undefined) return of(right.relation)(ofRight)
      return of(left.relation)(segments)
    }
  return {
    column: find((names) => names.column),
    unmasked: find((names) => names.unmasked),
    json: find((names) => names.json),
    isPart: (segments) => find((names) => names.isPart)(segments) ?? false,
  }
}
