import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import { isMacPlatform } from '../../parts/keys/context.ts'
import { usePreferences } from '../appearance/store.ts'
import { useMe } from '../me.ts'
import { mayOpen, pageIds, pages } from '../pages.ts'
import styles from './key-sheet.module.css'
import { closeDialog } from './open.ts'

export interface PageKeyLine {
  readonly key: string
  readonly label: string
}

interface KeySheetProps {
  /** Keys that the page on show gives a meaning of its own. */
  readonly pageKeys: readonly PageKeyLine[]
}

interface Line {
  readonly keys: readonly string[]
  readonly says: string
}

/** `?`: what each key does, here and everywhere. */
export function KeySheet({ pageKeys }: KeySheetProps) {
  const { t } = useTranslation('shell')
  const held = new Set<string>(useMe().permissions)
  const { hasSingleKeys } = usePreferences()
  const command = isMacPlatform(navigator.userAgent) ? '⌘' : 'Ctrl'
  const goTo = pageIds.flatMap((id): Line[] => {
    const { goKey } = pages[id]
    return goKey !== undefined && mayOpen(id, held)
      ? [{ keys: ['g', goKey], says: t(`pages.${id}`) }]
      : []
  })
  return (
    <Modal
      visible
      size="large"
      header={t('keys.title')}
      onDismiss={closeDialog}
      footer={
        <Box float="right">
          <Button onClick={closeDialog}>{t('keys.close')}</Button>
        </Box>
      }
    >
      <SpaceBetween size="l">
        <Box color="text-body-secondary">{t(hasSingleKeys ? 'keys.onNote' : 'keys.offNote')}</Box>
        <ColumnLayout columns={2}>
          <Lines
            title={t('keys.everywhere')}
            lines={[
              { keys: ['?'], says: t('keys.sheet') },
              { keys: [`${command} K`], says: t('keys.palette') },
              { keys: ['Esc'], says: t('keys.back') },
              { keys: [`${command} Enter`], says: t('keys.commit') },
            ]}
          />
          <Lines
            title={t('keys.lists')}
            lines={[
              { keys: ['/'], says: t('keys.filter') },
              { keys: ['j'], says: t('keys.next') },
              { keys: ['k'], says: t('keys.previous') },
              { keys: ['Enter'], says: t('keys.open') },
              { keys: ['x'], says: t('keys.select') },
              { keys: ['Shift x'], says: t('keys.selectRange') },
            ]}
          />
          <Lines title={t('keys.goTo')} lines={goTo} />
          {pageKeys.length === 0 ? null : (
            <Lines
              title={t('keys.thisPage')}
              lines={pageKeys.map(({ key, label }) => ({
                keys: [key === ' ' ? t('keys.space') : key],
                says: label,
              }))}
            />
          )}
        </ColumnLayout>
      </SpaceBetween>
    </Modal>
  )
}

interface LinesProps {
  readonly title: string
  readonly lines: readonly Line[]
}

function Lines({ title, lines }: LinesProps) {
  return (
    <section aria-label={title}>
      <Box variant="h3" padding="n">
        {title}
      </Box>
      <dl className={styles['lines']}>
        {lines.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
