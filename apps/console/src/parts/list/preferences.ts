/** What a person has chosen for one list; kept in this browser. */
export interface ListPreferences {
  readonly pageSize: number
  readonly wrapsLines: boolean
  /** Shown columns in their order. */
  readonly columns: ReadonlyArray<{ readonly id: string; readonly isShown: boolean }>
}

export const pageSizes = [25, 50, 100] as const

export interface KnownColumn {
  readonly id: string
  readonly isHidden?: boolean | undefined
}

/**
 * Reads what was stored against the columns that exist today: a column that is new appears where it
 * stands by default, one that is gone is forgotten.
 */
export function parseListPreferences(
  stored: string | null,
  known: readonly KnownColumn[],
): ListPreferences {
  const read = parseObject(stored)
  const pageSize = pageSizes.find((size) => size === read['pageSize']) ?? pageSizes[0]
  const kept = columnsOf(read['columns']).filter(({ id }) => known.some((each) => each.id === id))
  const added = known
    .filter(({ id }) => !kept.some((each) => each.id === id))
    .map(({ id, isHidden }) => ({ id, isShown: isHidden !== true }))
  return { pageSize, wrapsLines: read['wrapsLines'] !== false, columns: [...kept, ...added] }
}

function columnsOf(value: unknown): ListPreferences['columns'] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return []
    const { id, isShown } = { id: undefined, isShown: true, ...each }
    return typeof id === 'string' ? [{ id, isShown: isShown !== false }] : []
  })
}

function parseObject(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(stored ?? '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

/** One column a place up or down. */
export function moved<Column>(
  columns: readonly Column[],
  index: number,
  step: 1 | -1,
): readonly Column[] {
  const column = columns[index]
  const to = index + step
  if (column === undefined || to < 0 || to >= columns.length) return columns
  return columns.toSpliced(index, 1).toSpliced(to, 0, column)
}
