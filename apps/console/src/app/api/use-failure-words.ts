import { useTranslation } from 'react-i18next'
import type { FailureWords } from '../../parts/feedback/failure-words.ts'
import type { Failure } from './failure.ts'

/** Words for a failure in the reader's language. */
export function useFailureWords(): (failure: Failure) => FailureWords {
  const { t } = useTranslation('errors')
  return (failure) => ({
    says: t(`${failure.code}.says`),
    next: t(`${failure.code}.next`),
    detail: failure.detail,
    awsRequestId: failure.awsRequestId,
  })
}
