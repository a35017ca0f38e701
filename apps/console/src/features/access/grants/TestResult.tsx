import Alert, { type AlertProps } from '@cloudscape-design/components/alert'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { TestGrantOutput } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { CopyText } from '../../../parts/feedback/CopyText.tsx'
import { Time } from '../../../parts/format/Time.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'
import { Verbatim } from './Verbatim.tsx'

const looks = {
  answered: 'success',
  denied: 'error',
  failed: 'warning',
} as const satisfies Record<TestGrantOutput['outcome'], AlertProps.Type>

/** What came back from the call, verbatim, with what AWS's support would ask for. */
export function TestResult({ result }: { readonly result: TestGrantOutput }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const { inputTokens, outputTokens, awsRequestId } = result
  return (
    <SpaceBetween size="s">
      <Alert type={looks[result.outcome]} header={t(`grants.test.outcome.${result.outcome}`)}>
        <Verbatim label={t('grants.test.verbatim')} text={result.verbatim} />
      </Alert>
      <KeyValuePairs
        columns={3}
        items={[
          { label: t('grants.test.latency'), value: format.milliseconds(result.latencyMs) },
          {
            label: t('grants.test.requestId'),
            value:
              awsRequestId === null ? (
                '–'
              ) : (
                <CopyText text={awsRequestId} what={t('grants.test.requestId')} isCode />
              ),
          },
          { label: t('grants.test.at'), value: <Time at={result.at} /> },
          { label: t('grants.test.region'), value: result.region },
          {
            label: t('grants.test.model'),
            value: <CopyText text={result.modelId} what={t('grants.test.model')} isCode />,
          },
          {
            label: t('grants.test.role'),
            value: <CopyText text={result.roleArn} what={t('grants.test.role')} isCode />,
          },
          ...(inputTokens === null || outputTokens === null
            ? []
            : [
                {
                  label: t('grants.test.tokens'),
                  value: t('grants.test.tokensValue', {
                    input: format.number(inputTokens),
                    output: format.number(outputTokens),
                  }),
                },
              ]),
        ]}
      />
    </SpaceBetween>
  )
}
