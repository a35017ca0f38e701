import type { Command, Item, Pipeline, StatsCommand } from '@gatehouse/insights-ql/command'
import type { Expression } from '@gatehouse/insights-ql/expression'
import { columnNameOf } from '@gatehouse/insights-ql/scope'
import type { Event } from './event-world.ts'
import { type Cell, inNaturalOrder, numberOf, shownOf, textOf } from './naive-values.ts'

interface Row {
  readonly cells: ReadonlyMap<string, Cell>
}

/**
 * The simple part of the language written down once more, a row at a time and without any SQL: what
 * the engine is compared with.
 */
export function askNaively(query: Pipeline, events: readonly Event[]): (string | null)[][] {
  let rows: Row[] = events
    .map((event, index) => ({ row: { cells: cellsOf(event) }, event, index }))
    .sort((a, b) => timeOf(b.event) - timeOf(a.event) || b.index - a.index)
    .map(({ row }) => row)
  let shown = ['@timestamp', '@message']
  let isDefault = true
  for (const stage of query.stages) {
    rows = after(stage, rows)
    if (stage.kind === 'fields') {
      const names = stage.items.map(columnNameOf)
      shown = [...new Set(isDefault ? names : [...shown, ...names])]
      isDefault = false
    }
    if (stage.kind === 'stats') {
      shown = [...new Set([...stage.by, ...stage.items].map(columnNameOf))]
      isDefault = false
    }
  }
  return rows.map(({ cells }) => shown.map((name) => shownOf(cells.get(name))))
}

function timeOf({ timestampMs = 0 }: Event): number {
  return timestampMs
}

function cellsOf(event: Event): ReadonlyMap<string, Cell> {
  const time = new Date(timeOf(event)).toISOString().replace('T', ' ').replace('Z', '')
  const cells = new Map<string, Cell>([
    ['@timestamp', time],
    ['@message', event.message],
    ['@logStream', event.logStream],
  ])
  const take = (value: unknown, name: string): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, inside] of Object.entries(value)) take(inside, `${name}${name && '.'}${key}`)
    } else if (value !== null && value !== undefined) {
      cells.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
    }
  }
  if (event.message.startsWith('{')) take(JSON.parse(event.message), '')
  return cells
}

function after(stage: Command, rows: readonly Row[]): Row[] {
  switch (stage.kind) {
    case 'fields':
      return rows.map((row) => withItems(row, stage.items))
    case 'filter':
      return rows.filter((row) => isTrue(cellOf(stage.condition, row)))
    case 'sort':
      return rows.toSorted((a, b) => {
        for (const { expression, direction } of stage.keys) {
          const order = inNaturalOrder(cellOf(expression, a), cellOf(expression, b))
          if (order !== 0) return direction === 'desc' ? -order : order
        }
        return 0
      })
    case 'limit':
      return rows.slice(0, stage.count)
    case 'dedup': {
      const seen = new Set<string>()
      return rows.filter((row) => {
        const keys = stage.columns.map((column) => textOf(cellOf(column, row)))
        if (keys.includes(undefined)) return true
        const key = JSON.stringify(keys)
        const isNew = !seen.has(key)
        seen.add(key)
        return isNew
      })
    }
    case 'stats':
      return grouped(stage, rows)
    default:
      throw new Error(`Not a simple command: ${stage.kind}`)
  }
}

function withItems(row: Row, items: readonly Item[]): Row {
  const cells = new Map(row.cells)
  for (const item of items) cells.set(columnNameOf(item), cellOf(item.expression, { cells }))
  return { cells }
}

function grouped({ items, by }: StatsCommand, rows: readonly Row[]): Row[] {
  const groups = new Map<string, Row[]>()
  if (by.length === 0) groups.set('[]', [])
  for (const row of rows) {
    const key = JSON.stringify(by.map((it) => textOf(cellOf(it.expression, row)) ?? null))
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const made = [...groups].map(([key, members]) => {
    const keys: (string | null)[] = JSON.parse(key)
    const cells = new Map<string, Cell>()
    for (const [at, it] of by.entries()) cells.set(columnNameOf(it), keys[at] ?? undefined)
    for (const item of items) cells.set(columnNameOf(item), aggregateOf(item.expression, members))
    return { keys, row: { cells } }
  })
  return made.sort((a, b) => inKeyOrder(a.keys, b.keys)).map(({ row }) => row)
}

function inKeyOrder(left: readonly (string | null)[], right: readonly (string | null)[]): number {
  for (const [at, a] of left.entries()) {
    const b = right[at] ?? null
    if (a === b) continue
    if (a === null || b === null) return a === null ? -1 : 1
    return Buffer.compare(Buffer.from(a), Buffer.from(b))
  }
  return 0
}

function aggregateOf(expression: Expression, rows: readonly Row[]): Cell {
  if (expression.kind !== 'call') throw new Error('Not a simple aggregate')
  const [counted] = expression.arguments
  if (counted === undefined || counted.kind === 'every-event') return rows.length
  const values = rows.map((row) => cellOf(counted, row)).filter((it) => it !== undefined)
  if (expression.name === 'count') return values.length
  const numbers = values.map(numberOf).filter((it) => it !== undefined)
  if (numbers.length === 0) return undefined
  const sum = numbers.reduce((total, it) => total + it, 0)
  return expression.name === 'sum' ? sum : sum / numbers.length
}

function isTrue(cell: Cell): boolean {
  return cell !== undefined && numberOf(cell) !== undefined && numberOf(cell) !== 0
}

function cellOf(expression: Expression, row: Row): Cell {
  const of = (part: Expression): Cell => cellOf(part, row)
  switch (expression.kind) {
    case 'field':
      return row.cells.get(expression.segments.join('.'))
    case 'string':
    case 'number':
      return expression.value
    case 'arithmetic': {
      const [a, b] = [numberOf(of(expression.left)), numberOf(of(expression.right))]
      if (a === undefined || b === undefined) return undefined
      return expression.operator === '+' ? a + b : expression.operator === '-' ? a - b : a * b
    }
    case 'call':
      if (expression.name === 'ispresent')
        return expression.arguments.every((it) => of(it) !== undefined)
      if (expression.name === 'coalesce')
        return expression.arguments.map(of).find((it) => it !== undefined)
      return expression.arguments.map((it) => textOf(of(it)) ?? '').join('')
    case 'comparison':
      return compared(expression.operator, of(expression.left), of(expression.right))
    case 'match': {
      const isFound = textOf(of(expression.value))?.includes(textOf(of(expression.pattern)) ?? '')
      return (isFound ?? false) !== expression.isNegated
    }
    case 'membership': {
      const value = of(expression.value)
      const list = 'kind' in expression.list ? [] : expression.list
      return list.some((it) => compared('=', value, of(it))) !== expression.isNegated
    }
    case 'not':
      return !isTrue(of(expression.operand))
    case 'and':
      return expression.operands.every((it) => isTrue(of(it)))
    case 'or':
      return expression.operands.some((it) => isTrue(of(it)))
    default:
      throw new Error(`Not a simple expression: ${expression.kind}`)
  }
}

/** As numbers where one is one; two texts are equal as text, and in order as numbers if both read so. */
function compared(operator: string, left: Cell, right: Cell): boolean {
  if (operator === '!=') return !compared('=', left, right)
  if (left === undefined || right === undefined) return false
  const [x, y] = [numberOf(left), numberOf(right)]
  const isOfNumbers = typeof left !== 'string' || typeof right !== 'string'
  if (isOfNumbers && (x === undefined || y === undefined)) return false
  if (operator === '=') return isOfNumbers ? x === y : left === right
  const order =
    x !== undefined && y !== undefined
      ? x - y
      : Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)))
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}
