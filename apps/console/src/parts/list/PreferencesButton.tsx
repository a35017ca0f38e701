import CollectionPreferences from '@cloudscape-design/components/collection-preferences'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from './columns.ts'
import { pageSizes } from './preferences.ts'
import type { SavedPreferences } from './use-list-preferences.ts'

interface PreferencesButtonProps {
  readonly columns: ReadonlyArray<Pick<ListColumn<never>, 'id' | 'header' | 'isRowHeader'>>
  readonly preferences: SavedPreferences
}

export function PreferencesButton({ columns, preferences }: PreferencesButtonProps) {
  const { t } = useTranslation('parts')
  const [{ pageSize, wrapsLines, columns: chosen }, save] = preferences
  return (
    <CollectionPreferences
      title={t('list.preferences')}
      confirmLabel={t('list.confirm')}
      cancelLabel={t('cancel')}
      preferences={{
        pageSize,
        wrapLines: wrapsLines,
        contentDisplay: chosen.map(({ id, isShown }) => ({ id, visible: isShown })),
      }}
      pageSizePreference={{
        title: t('list.pageSize'),
        options: pageSizes.map((value) => ({
          value,
          label: t('list.rowsPerPage', { count: value }),
        })),
      }}
      wrapLinesPreference={{
        label: t('list.wrapLines'),
        description: t('list.wrapLinesDescription'),
      }}
      contentDisplayPreference={{
        title: t('list.columns'),
        description: t('list.columnsDescription'),
        options: columns.map(({ id, header, isRowHeader }) => ({
          id,
          label: header,
          ...(isRowHeader === true ? { alwaysVisible: true } : {}),
        })),
      }}
      onConfirm={({ detail }) =>
        save({
          pageSize: detail.pageSize ?? pageSize,
          wrapsLines: detail.wrapLines ?? wrapsLines,
          columns:
            detail.contentDisplay?.map(({ id, visible }) => ({ id, isShown: visible })) ?? chosen,
        })
      }
    />
  )
}
