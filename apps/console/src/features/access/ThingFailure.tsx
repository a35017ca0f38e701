import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../app/api/failure.ts'
import { useFailureWords } from '../../app/api/use-failure-words.ts'
import { pathTo } from '../../app/router/path-to.ts'
import { FailureAlert } from '../../parts/feedback/FailureAlert.tsx'

interface ThingFailureProps {
  readonly failure: Failure
  /** The list that the thing would stand in. */
  readonly list: 'requests' | 'grants' | 'accounts'
  readonly onRetry: () => void
}

/** One thing could not be read, or does not exist for this person. */
export function ThingFailure({ failure, list, onRetry }: ThingFailureProps) {
  const { t } = useTranslation('access')
  const words = useFailureWords()
  const isMissing = failure.code === 'access.not_found' || failure.code === 'request.malformed'
  const shown = isMissing ? { ...failure, code: 'access.not_found' as const } : failure
  return (
    <Box padding={{ top: 'l' }}>
      <SpaceBetween size="m">
        <FailureAlert failure={words(shown)} onRetry={isMissing ? undefined : onRetry} />
        <Button href={pathTo(list)}>{t(`${list}.title`)}</Button>
      </SpaceBetween>
    </Box>
  )
}
