import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { PolicySentence } from '@gatehouse/contract/access-policy'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import { visibleText } from '../../../parts/text/visible-text.ts'
import { policyWords } from './policy-words.ts'

interface PolicySentencesProps {
  readonly title: string
  readonly sentences: readonly PolicySentence[]
  readonly nothing: string
}

/** A policy in words. */
export function PolicySentences({ title, sentences, nothing }: PolicySentencesProps) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const inWords = sentences.map((sentence) => {
    const { key, values } = policyWords(sentence, { time: format.dateTime, list: format.list })
    return visibleText(t(`policy.${key}`, { ...values }))
  })
  return (
    <div>
      <Box variant="h3" padding="n">
        {title}
      </Box>
      {inWords.length === 0 ? (
        <StatusIndicator type="info" colorOverride="grey">
          {nothing}
        </StatusIndicator>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: '1.25em', overflowWrap: 'anywhere' }}>
          {inWords.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
