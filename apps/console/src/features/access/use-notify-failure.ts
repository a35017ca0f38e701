import { useEffect, useEffectEvent } from 'react'
import type { Failure } from '../../app/api/failure.ts'
import { useFailureWords } from '../../app/api/use-failure-words.ts'
import { notify } from '../../app/shell/notifications.ts'

/** For a button that has no dialog of its own: what went wrong is said in the flashbar. */
export function useNotifyFailure(failure: Failure | null, id: string): void {
  const words = useFailureWords()
  const tell = useEffectEvent(() => {
    if (failure === null) return
    const { says, next, detail, awsRequestId } = words(failure)
    const content = [next, detail, awsRequestId].filter((part) => part !== null).join(' ')
    notify({ type: 'error', id, header: says, content })
  })
  // While it is tried again there is no failure, so the same code a second time is told again.
  const code = failure?.code
  useEffect(() => {
    if (code !== undefined) tell()
  }, [code])
}
