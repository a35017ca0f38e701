import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../feedback/EmptyState.tsx'
import { InSplitPanel } from '../page/slots.tsx'

export interface ListPreview<Row> {
  /** The row on show; undefined: the panel is closed. */
  readonly id: string | undefined
  readonly onChange: (id: string | undefined) => void
  readonly render: (row: Row) => ReactNode
}

interface RowPreviewProps<Row> {
  readonly preview: ListPreview<Row>
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly rowName: (row: Row) => string
}

/** The split panel of a list. */
export function RowPreview<Row>({ preview, rows, rowId, rowName }: RowPreviewProps<Row>) {
  const { t } = useTranslation('parts')
  if (preview.id === undefined) return null
  const row = rows.find((each) => rowId(each) === preview.id)
  return (
    <InSplitPanel
      title={row === undefined ? t('list.noPreview') : rowName(row)}
      onClose={() => preview.onChange(undefined)}
    >
      {row === undefined ? (
        <EmptyState title={t('list.noPreview')} body={t('list.noPreviewBody')} />
      ) : (
        preview.render(row)
      )}
    </InSplitPanel>
  )
}
