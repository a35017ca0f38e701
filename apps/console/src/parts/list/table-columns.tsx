import type { TableProps } from '@cloudscape-design/components/table'
import type { ListColumn, ListSort } from './columns.ts'
import styles from './list.module.css'

interface TableColumnsInput<Row> {
  readonly columns: ReadonlyArray<ListColumn<Row>>
  /** Ids of the columns that are shown, in their order. */
  readonly shown: readonly string[]
  readonly isNarrow: boolean
}

/** On a narrow screen all chosen cells of a row stand below each other in one column. */
export function tableColumns<Row>({
  columns,
  shown,
  isNarrow,
}: TableColumnsInput<Row>): ReadonlyArray<TableProps.ColumnDefinition<Row>> {
  if (isNarrow) return [stackedColumn(columns, shown)]
  return columns.map(
    ({
      id,
      header,
      cell,
      isRowHeader,
      sortField,
      width,
      minWidth,
    }): TableProps.ColumnDefinition<Row> => ({
      id,
      header,
      cell,
      ...(isRowHeader === true ? { isRowHeader } : {}),
      ...(sortField === undefined ? {} : { sortingField: sortField }),
      ...(width === undefined ? {} : { width }),
      ...(minWidth === undefined ? {} : { minWidth }),
    }),
  )
}

export function sortingColumn<Row>(
  columns: ReadonlyArray<ListColumn<Row>>,
  by: ListSort,
): TableProps.SortingColumn<Row> {
  const column = columns.find(({ sortField }) => sortField === by.field)
  return { sortingField: column?.sortField ?? by.field }
}

function stackedColumn<Row>(
  columns: ReadonlyArray<ListColumn<Row>>,
  shown: readonly string[],
): TableProps.ColumnDefinition<Row> {
  const title = columns.find(({ isRowHeader }) => isRowHeader === true)
  const others = shown.flatMap(
    (id) => columns.find((each) => each.id === id && each !== title) ?? [],
  )
  return {
    id: 'stacked',
    header: title?.header ?? '',
    isRowHeader: true,
    cell: (row) => (
      <div className={styles['stack']}>
        <div>{title?.cell(row)}</div>
        <dl>
          {others.map(({ id, header, cell }) => (
            <div key={id}>
              <dt>{header}</dt>
              <dd>{cell(row)}</dd>
            </div>
          ))}
        </dl>
      </div>
    ),
  }
}
