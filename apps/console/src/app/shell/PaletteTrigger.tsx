import Icon from '@cloudscape-design/components/icon'
import { useTranslation } from 'react-i18next'
import { isMacPlatform } from '../../parts/keys/context.ts'
import styles from './top-bar.module.css'

interface PaletteTriggerProps {
  readonly onOpen: () => void
}

/** Looks like the search field of an AWS console, and is a button that opens the palette. */
export function PaletteTrigger({ onOpen }: PaletteTriggerProps) {
  const { t } = useTranslation('shell')
  return (
    <button
      type="button"
      className={styles['trigger']}
      onClick={onOpen}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
    >
      <Icon name="search" />
      <span className={styles['words']}>{t('top.palette')}</span>
      <kbd>{isMacPlatform(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
    </button>
  )
}
