import Button from '@cloudscape-design/components/button'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownColumn } from './preferences.ts'
import type { SavedPreferences } from './use-list-preferences.ts'

const PreferencesDialog = lazy(async () => ({
  default: (await import('./PreferencesDialog.tsx')).PreferencesDialog,
}))

export interface NamedColumn extends KnownColumn {
  readonly header: string
  readonly isRowHeader?: boolean
}

interface PreferencesButtonProps {
  readonly columns: readonly NamedColumn[]
  readonly preferences: SavedPreferences
}

/** The gear of a list. The dialog is loaded when somebody opens it. */
export function PreferencesButton({ columns, preferences }: PreferencesButtonProps) {
  const { t } = useTranslation('parts')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="icon"
        iconName="settings"
        ariaLabel={t('list.preferences')}
        onClick={() => setOpen(true)}
      />
      {isOpen ? (
        <Suspense>
          <PreferencesDialog
            columns={columns}
            preferences={preferences}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      ) : null}
    </>
  )
}
