import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keys/KeysProvider.tsx'
import { focusedRow, moveFocus } from '../keys/use-row-keys.ts'
import type { ListSelection } from './ListPage.tsx'
import type { ListPreview } from './RowPreview.tsx'
import { toggled, withRange } from './selection.ts'

interface ListKeysInput<Row> {
  readonly list: RefObject<HTMLElement | null>
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly selection: ListSelection | undefined
  readonly preview: ListPreview<Row> | undefined
}

const bodyRow = 'tbody tr'

/**
 * j/k move the focus along the rows, and an open preview follows; Space opens and closes it; x and Shift+x select. Enter is the
 * focused link's own, and opens the row.
 */
export function useListKeys<Row>({
  list,
  rows,
  rowId,
  selection,
  preview,
}: ListKeysInput<Row>): void {
  const { t } = useTranslation('parts')
  const lastSelected = useRef<string | null>(null)
  const current = () => {
    const row = rows[focusedRow(list.current, bodyRow)]
    return row === undefined ? null : rowId(row)
  }
  const move = (step: 1 | -1) => {
    moveFocus(list.current, bodyRow, step)
    const id = current()
    if (preview?.id !== undefined && id !== null) preview.onChange(id)
  }
  const select = (change: (id: string, of: ListSelection) => readonly string[]) => () => {
    const id = current()
    if (id === null || selection === undefined) return
    selection.onChange(change(id, selection))
    lastSelected.current = id
  }
  const togglePreview = () => {
    const id = current()
    preview?.onChange(id === preview.id ? undefined : (id ?? undefined))
  }
  useKeys({
    next: () => move(1),
    previous: () => move(-1),
    ...(preview === undefined
      ? {}
      : { keys: { ' ': { label: t('list.previewKey'), run: togglePreview } } }),
    ...(selection === undefined
      ? {}
      : {
          select: select((id, { selectedIds }) => toggled(selectedIds, id)),
          selectRange: select((id, { selectedIds }) =>
            withRange(selectedIds, rows.map(rowId), lastSelected.current ?? id, id),
          ),
        }),
  })
}
