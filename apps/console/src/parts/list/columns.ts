import type { ReactNode } from 'react'

export interface ListColumn<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** The cell that names the row; it holds the row's link. Exactly one column has it. */
  readonly isRowHeader?: boolean
  /** Not shown until somebody chooses it in the preferences. */
  readonly isHidden?: boolean
  /** Name of the order by this column; a column without one cannot be sorted by. */
  readonly sortField?: string
  readonly width?: number
  readonly minWidth?: number
}

export interface ListSort {
  readonly field: string
  readonly isDescending: boolean
}
