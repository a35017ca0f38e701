/** A second reading of values: text of fields, numbers and truths that were worked out, or nothing. */
export type Cell = string | number | boolean | undefined

export function textOf(cell: Cell): string | undefined {
  if (typeof cell === 'boolean') return cell ? '1' : '0'
  return cell === undefined ? undefined : String(cell)
}

export function numberOf(cell: Cell): number | undefined {
  if (typeof cell === 'number') return cell
  if (typeof cell === 'boolean') return Number(cell)
  if (cell === undefined || !/^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(cell))
    return undefined
  return Number(cell)
}

export function shownOf(cell: Cell): string | null {
  if (typeof cell !== 'number') return textOf(cell) ?? null
  return String(Number(cell.toFixed(4)))
}

/** Natural order: nothing, then text by chunks, then numbers. */
export function inNaturalOrder(left: Cell, right: Cell): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined)
  const [x, y] = [numberOf(left), numberOf(right)]
  if (x !== undefined && y !== undefined) return x - y || byCodePoints(textOf(left), textOf(right))
  if (x !== undefined || y !== undefined) return x === undefined ? -1 : 1
  return byChunks(textOf(left) ?? '', textOf(right) ?? '')
}

function byChunks(left: string, right: string): number {
  const [these, those] = [left, right].map((text) => text.match(/[0-9]+|[^0-9]+/g) ?? [])
  for (let at = 0; ; at++) {
    const [a, b] = [these?.[at], those?.[at]]
    if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
    const bothDigits = /^\d/.test(a) && /^\d/.test(b)
    const order = (bothDigits ? a.length - b.length : 0) || byCodePoints(a, b)
    if (order !== 0) return order
  }
}

function byCodePoints(left = '', right = ''): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
