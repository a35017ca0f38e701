import { CopyText } from '../feedback/CopyText.tsx'
import { visibleText } from '../text/visible-text.ts'
import { prettyJson } from './diff-lines.ts'
import styles from './json.module.css'

interface JsonViewProps {
  readonly title: string
  readonly value: unknown
}

/** A JSON document as text, with a button that copies it unchanged. */
export function JsonView({ title, value }: JsonViewProps) {
  const text = prettyJson(value)
  return (
    <figure className={styles['figure']}>
      <figcaption className={styles['caption']}>
        <b>{title}</b>
        <CopyText text={text} what={title} isButtonOnly />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={styles['code']} aria-label={title} tabIndex={0}>
        <div className={styles['view']}>
          <code>{visibleText(text)}</code>
        </div>
      </section>
    </figure>
  )
}
