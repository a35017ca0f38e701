import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PolicyDiff } from '@gatehouse/contract/access-policy'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import { JsonDiff } from '../../../parts/json/JsonDiff.tsx'

type Change = PolicyDiff['documents'][number]

function kindOf({ before, after }: Change) {
  if (before === null) return 'newPolicy'
  if (after === null) return 'removedPolicy'
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchangedPolicy' : 'changedPolicy'
}

/** Every managed policy before and after, line by line. */
export function PolicyDocuments({ documents }: { readonly documents: readonly Change[] }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  return (
    <SpaceBetween size="m">
      {documents.map((change) => (
        <div key={change.policyName}>
          <Box variant="h4" padding={{ bottom: 'xxs' }}>
            {change.policyName} ({t(`requests.approval.${kindOf(change)}`)},{' '}
            {t('requests.approval.size', { size: format.number(change.sizeAfter) })})
          </Box>
          <JsonDiff before={change.before} after={change.after} title={change.policyName} />
        </div>
      ))}
    </SpaceBetween>
  )
}
