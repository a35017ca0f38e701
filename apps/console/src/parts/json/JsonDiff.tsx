import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../text/visible-text.ts'
import { type DiffLine, diffOf, folded } from './diff-lines.ts'
import styles from './json.module.css'

interface JsonDiffProps {
  /** What is compared, for screen readers: the name of a policy. */
  readonly title: string
  /** null: does not exist on this side. */
  readonly before: unknown
  readonly after: unknown
}

const signs = { added: '+', removed: '−', same: ' ' } as const

/** Two JSON documents line by line, as text only; a sign and a word besides the colour. */
export function JsonDiff({ title, before, after }: JsonDiffProps) {
  const { t } = useTranslation('parts')
  const [isWhole, setWhole] = useState(false)
  const lines = diffOf(before, after)
  const added = lines.filter(({ change }) => change === 'added').length
  const removed = lines.filter(({ change }) => change === 'removed').length
  if (added === 0 && removed === 0) return <Box color="text-body-secondary">{t('diff.same')}</Box>
  const sections = isWhole ? [{ kind: 'lines' as const, lines }] : folded(lines)
  const canFold = folded(lines).some(({ kind }) => kind === 'hidden')
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <span>
          <b>{title}</b> · {t('diff.summary', { added, removed })}
        </span>
        {canFold ? (
          <Button variant="inline-link" onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'diff.onlyChanges' : 'diff.showAll')}
          </Button>
        ) : null}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={styles['code']} aria-label={title} tabIndex={0}>
        {sections.map((section) =>
          section.kind === 'hidden' ? (
            <div key={`hidden-${section.from}`} className={styles['hidden']}>
              {t('diff.hidden', { count: section.count })}
            </div>
          ) : (
            section.lines.map((line) => <Line key={`${line.before}:${line.after}`} line={line} />)
          ),
        )}
      </section>
    </figure>
  )
}

function Line({ line }: { readonly line: DiffLine }) {
  const { t } = useTranslation('parts')
  const isChange = line.change !== 'same'
  return (
    <div className={styles[line.change]}>
      <span className={styles['number']} aria-hidden="true">
        {line.before ?? ''}
      </span>
      <span className={styles['number']} aria-hidden="true">
        {line.after ?? ''}
      </span>
      <span className={styles['sign']}>
        <span aria-hidden="true">{signs[line.change]}</span>
        {isChange ? (
          <span className={styles['spoken']}>
            {t(line.change === 'added' ? 'diff.added' : 'diff.removed')}
          </span>
        ) : null}
      </span>
      <code>{visibleText(line.text)}</code>
    </div>
  )
}
