import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../form/ConfirmDialog.tsx'
import styles from './list.module.css'
import type { NamedColumn } from './PreferencesButton.tsx'
import { type ListPreferences, moved, pageSizes } from './preferences.ts'
import type { SavedPreferences } from './use-list-preferences.ts'

interface PreferencesDialogProps {
  readonly columns: readonly NamedColumn[]
  readonly preferences: SavedPreferences
  readonly onClose: () => void
}

/**
 * Page size, wrapping, and which columns in which order. Own rather than Cloudscape's, whose dialog
 * comes with a drag-and-drop library in the first load of every list; here buttons move a column.
 */
export function PreferencesDialog({ columns, preferences, onClose }: PreferencesDialogProps) {
  const { t } = useTranslation('parts')
  const [saved, save] = preferences
  const [draft, setDraft] = useState<ListPreferences>(saved)
  return (
    <ConfirmDialog
      title={t('list.preferences')}
      confirm={t('list.confirm')}
      size="large"
      onCancel={onClose}
      onConfirm={() => {
        save(draft)
        onClose()
      }}
    >
      <ColumnLayout columns={2} borders="vertical">
        <SpaceBetween size="l">
          <FormField label={t('list.pageSize')}>
            <RadioGroup
              value={String(draft.pageSize)}
              items={pageSizes.map((size) => ({
                value: String(size),
                label: t('list.rowsPerPage', { count: size }),
              }))}
              onChange={({ detail }) => setDraft({ ...draft, pageSize: Number(detail.value) })}
            />
          </FormField>
          <Toggle
            checked={draft.wrapsLines}
            description={t('list.wrapLinesDescription')}
            onChange={({ detail }) => setDraft({ ...draft, wrapsLines: detail.checked })}
          >
            {t('list.wrapLines')}
          </Toggle>
        </SpaceBetween>
        <FormField label={t('list.columns')} description={t('list.columnsDescription')} stretch>
          <Columns
            columns={columns}
            chosen={draft.columns}
            onChange={(chosen) => setDraft({ ...draft, columns: chosen })}
          />
        </FormField>
      </ColumnLayout>
    </ConfirmDialog>
  )
}

interface ColumnsProps {
  readonly columns: readonly NamedColumn[]
  readonly chosen: ListPreferences['columns']
  readonly onChange: (chosen: ListPreferences['columns']) => void
}

function Columns({ columns, chosen, onChange }: ColumnsProps) {
  const { t } = useTranslation('parts')
  return (
    <ul className={styles['columns']}>
      {chosen.map(({ id, isShown }, index) => {
        const column = columns.find((each) => each.id === id)
        const header = column?.header ?? id
        return (
          <li key={id}>
            <Toggle
              checked={isShown}
              disabled={column?.isRowHeader === true}
              onChange={({ detail }) =>
                onChange(
                  chosen.map((each) => (each.id === id ? { id, isShown: detail.checked } : each)),
                )
              }
            >
              {header}
            </Toggle>
            <span>
              <Button
                variant="inline-icon"
                iconName="angle-up"
                ariaLabel={t('list.moveUp', { column: header })}
                disabled={index === 0}
                onClick={() => onChange(moved(chosen, index, -1))}
              />
              <Button
                variant="inline-icon"
                iconName="angle-down"
                ariaLabel={t('list.moveDown', { column: header })}
                disabled={index === chosen.length - 1}
                onClick={() => onChange(moved(chosen, index, 1))}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
