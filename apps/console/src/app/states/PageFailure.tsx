import Box from '@cloudscape-design/components/box'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useRouter } from '@tanstack/react-router'
import { FailureAlert } from '../../parts/feedback/FailureAlert.tsx'
import { failureOf } from '../api/failure.ts'
import { useFailureWords } from '../api/use-failure-words.ts'
import { NoPermission } from './NoPermission.tsx'

/** What stands in place of a page that could not be opened. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const words = useFailureWords()
  const failure = failureOf(error)
  if (failure.code === 'identity.forbidden') return <NoPermission />
  const retry = () => {
    if (failure.code === 'client.update_needed') return location.reload()
    reset()
    void router.invalidate()
  }
  return (
    <Box padding={{ top: 'l' }}>
      <FailureAlert failure={words(failure)} onRetry={retry} />
    </Box>
  )
}
