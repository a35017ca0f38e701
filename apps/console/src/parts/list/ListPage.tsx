import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureAlert } from '../feedback/FailureAlert.tsx'
import type { FailureWords } from '../feedback/failure-words.ts'
import { useFormat } from '../format/use-format.ts'
import { useIsNarrow } from '../page/use-is-narrow.ts'
import { visibleText } from '../text/visible-text.ts'
import type { ListColumn, ListSort } from './columns.ts'
import { type FilterProperty, type FilterSearch, isFiltered } from './filter.ts'
import { ListFilter } from './ListFilter.tsx'
import { ListPages } from './ListPages.tsx'
import { PreferencesButton } from './PreferencesButton.tsx'
import { type ListPreview, RowPreview } from './RowPreview.tsx'
import { sortingColumn, tableColumns } from './table-columns.tsx'
import type { ListPaging } from './use-list-address.ts'
import { useListKeys } from './use-list-keys.ts'
import type { SavedPreferences } from './use-list-preferences.ts'
import { WhyEmpty } from './WhyEmpty.tsx'

const controls = 'a,button,input,label,select,summary'

export interface ListResult<Row> {
  readonly rows: readonly Row[]
  /** Nothing has been read yet. */
  readonly isPending: boolean
  readonly isFetching: boolean
  readonly failure: FailureWords | null
  readonly nextCursor: string | null
  readonly onRetry: () => void
}

export interface ListFilterBinding {
  readonly properties: readonly FilterProperty[]
  readonly search: FilterSearch
  readonly onChange: (search: FilterSearch) => void
  readonly placeholder?: string
}

export interface ListSelection {
  readonly selectedIds: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}

export interface ListPageProps<Row> {
  readonly title: string
  readonly description?: ReactNode
  readonly actions?: ReactNode
  readonly columns: ReadonlyArray<ListColumn<Row>>
  readonly rowId: (row: Row) => string
  /** What a screen reader calls the row. */
  readonly rowName: (row: Row) => string
  readonly result: ListResult<Row>
  readonly preferences: SavedPreferences
  readonly paging: ListPaging
  readonly filter?: ListFilterBinding
  readonly sort?: { readonly by: ListSort; readonly onChange: (sort: ListSort) => void }
  readonly selection?: ListSelection
  readonly preview?: ListPreview<Row>
  readonly empty: { readonly title: string; readonly body: string; readonly action?: ReactNode }
  /** Between filter and table, for example a banner about the age of the rows. */
  readonly note?: ReactNode
}

/**
 * A list as a page: filter, columns, pages, keys, selection and preview behave the same on each one.
 * The page gives rows and words; where the list stands is in the address.
 */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { columns, rowId, rowName, result, preferences, selection, sort, filter, paging } = props
  const { t } = useTranslation('parts')
  const format = useFormat()
  const isNarrow = useIsNarrow()
  const list = useRef<HTMLDivElement>(null)
  const isOnControl = useRef(false)
  const [{ columns: chosen, wrapsLines }] = preferences
  const nameOf = (row: Row) => visibleText(rowName(row))
  const shown = chosen.filter(({ isShown }) => isShown).map(({ id }) => id)
  const hasFilter = filter !== undefined && isFiltered(filter.properties, filter.search)
  useListKeys({ list, rows: result.rows, rowId, selection, preview: props.preview })

  const table = (
    <Table<Row>
      variant="full-page"
      stickyHeader={!isNarrow}
      columnDefinitions={tableColumns({ columns, shown, isNarrow })}
      {...(isNarrow
        ? {}
        : { columnDisplay: chosen.map(({ id, isShown }) => ({ id, visible: isShown })) })}
      items={result.rows}
      trackBy={rowId}
      wrapLines={isNarrow || wrapsLines}
      resizableColumns={!isNarrow}
      loading={result.isPending}
      {...(result.isPending ? { skeleton: { totalRows: 8 } } : {})}
      loadingText={t('list.loading')}
      {...(sort === undefined || isNarrow
        ? { sortingDisabled: true }
        : {
            sortingColumn: sortingColumn(columns, sort.by),
            sortingDescending: sort.by.isDescending,
            onSortingChange: ({ detail }) =>
              sort.onChange({
                field: detail.sortingColumn.sortingField ?? sort.by.field,
                isDescending: detail.isDescending ?? false,
              }),
          })}
      {...(selection === undefined
        ? {}
        : {
            selectionType: 'multi' as const,
            selectedItems: result.rows.filter((row) => selection.selectedIds.includes(rowId(row))),
            onSelectionChange: ({ detail }) => selection.onChange(detail.selectedItems.map(rowId)),
          })}
      {...(props.preview === undefined
        ? {}
        : {
            onRowClick: ({ detail }) => {
              if (!isOnControl.current) props.preview?.onChange(rowId(detail.item))
            },
          })}
      ariaLabels={{
        tableLabel: props.title,
        selectionGroupLabel: t('list.selectionLabel'),
        allItemsSelectionLabel: () => t('list.selectAll'),
        itemSelectionLabel: (_selection, row) => t('list.selectRow', { row: nameOf(row) }),
      }}
      renderAriaLive={() => t('list.rows', { count: result.rows.length })}
      header={
        <Header
          variant="awsui-h1-sticky"
          description={props.description}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {props.actions}
            </SpaceBetween>
          }
          counter={countWords(result, paging, selection, format.number)}
        >
          {props.title}
        </Header>
      }
      filter={
        <SpaceBetween size="xs">
          {filter === undefined ? null : (
            <ListFilter
              properties={filter.properties}
              search={filter.search}
              onChange={filter.onChange}
              placeholder={filter.placeholder}
            />
          )}
          {props.note}
          {result.failure !== null && result.rows.length > 0 ? (
            <FailureAlert failure={result.failure} onRetry={result.onRetry} />
          ) : null}
        </SpaceBetween>
      }
      pagination={
        <ListPages paging={paging} nextCursor={result.nextCursor} isBusy={result.isFetching} />
      }
      preferences={<PreferencesButton columns={columns} preferences={preferences} />}
      empty={
        <WhyEmpty
          failure={result.failure}
          onRetry={result.onRetry}
          empty={props.empty}
          onClearFilter={
            hasFilter
              ? () =>
                  filter.onChange(
                    Object.fromEntries(filter.properties.map(({ key }) => [key, undefined])),
                  )
              : null
          }
        />
      }
    />
  )
  return (
    // A click on a link or a button in a row is meant for it, and not for the row.
    <div
      ref={list}
      onClickCapture={({ target }) => {
        isOnControl.current = target instanceof Element && target.closest(controls) !== null
      }}
    >
      {table}
      {props.preview === undefined ? null : (
        <RowPreview preview={props.preview} rows={result.rows} rowId={rowId} rowName={nameOf} />
      )}
    </div>
  )
}

/** `(3/25)` with a selection, `(25+)` when more pages follow, as AWS's own tables count. */
function countWords<Row>(
  { rows, nextCursor, isPending, failure }: ListResult<Row>,
  { page, isFromLink }: ListPaging,
  selection: ListSelection | undefined,
  number: (value: number) => string,
): string {
  if (isPending || (failure !== null && rows.length === 0)) return ''
  if (selection !== undefined && selection.selectedIds.length > 0) {
    return `(${number(selection.selectedIds.length)}/${number(rows.length)})`
  }
  const isWhole = page === 1 && !isFromLink
  return isWhole ? `(${number(rows.length)}${nextCursor === null ? '' : '+'})` : ''
}
