import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../feedback/CopyText.tsx'
import styles from '../json/json.module.css'
import { visibleText } from '../text/visible-text.ts'

export interface CodeTab {
  readonly id: string
  readonly label: string
  /** What has to be installed first; null: nothing. */
  readonly install: string | null
  readonly code: string
}

interface CodeSnippetProps {
  readonly tabs: readonly CodeTab[]
  readonly activeId?: string
  readonly onChange?: (id: string) => void
}

/** The same thing in several languages, ready to copy. */
export function CodeSnippet({ tabs, activeId, onChange }: CodeSnippetProps) {
  const { t } = useTranslation('parts')
  return (
    <Tabs
      ariaLabel={t('code.label')}
      {...(activeId === undefined ? {} : { activeTabId: activeId })}
      {...(onChange === undefined
        ? {}
        : { onChange: ({ detail }) => onChange(detail.activeTabId) })}
      tabs={tabs.map(({ id, label, install, code }) => ({
        id,
        label,
        content: (
          <SpaceBetween size="xs">
            {install === null ? null : <Code label={t('code.install')} code={install} />}
            <Code label={label} code={code} />
          </SpaceBetween>
        ),
      }))}
    />
  )
}

function Code({ label, code }: { readonly label: string; readonly code: string }) {
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <b>{label}</b>
        <CopyText text={code} what={label} isButtonOnly />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={styles['code']} aria-label={label} tabIndex={0}>
        <div className={styles['view']}>
          <code>{visibleText(code)}</code>
        </div>
      </section>
    </figure>
  )
}
