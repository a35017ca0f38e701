import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../text/visible-text.ts'

interface CopyTextProps {
  readonly text: string
  /** What is copied, for screen readers: "Copy role ARN". */
  readonly what: string
  readonly isCode?: boolean
  /** Show the button alone. */
  readonly isButtonOnly?: boolean
}

/** A value with a button that copies it exactly as it is. */
export function CopyText({ text, what, isCode = false, isButtonOnly = false }: CopyTextProps) {
  const { t } = useTranslation('parts')
  const words = {
    textToCopy: text,
    copyButtonAriaLabel: t('copyThis', { what }),
    copySuccessText: t('copied'),
    copyErrorText: t('copyFailed'),
  }
  if (isButtonOnly) {
    return <CopyToClipboard {...words} variant="icon" />
  }
  const shown = visibleText(text)
  return (
    <span style={{ overflowWrap: 'anywhere', ...(isCode ? { fontFamily: 'monospace' } : {}) }}>
      <CopyToClipboard {...words} variant="inline" textToDisplay={shown} />
    </span>
  )
}
