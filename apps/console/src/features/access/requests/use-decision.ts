import type { AccessRequest } from '@gatehouse/contract/access'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { Failure } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'
import { type Overtaken, overtakenBy } from './lost-race.ts'

interface DecisionOutcome {
  readonly request: AccessRequest
  readonly failure: Failure | null
  readonly onOvertaken: (by: Overtaken['by']) => void
}

/** When somebody else was faster, reads the request again and hands over to the page. */
export function useOvertaken({ request, failure, onOvertaken }: DecisionOutcome): void {
  const refreshAccess = useRefreshAccess()
  const code = failure?.code
  const by = code === undefined ? null : (overtakenBy(code, request.state)?.by ?? null)
  const handOver = useEffectEvent((why: Overtaken['by']) => {
    refreshAccess()
    onOvertaken(why)
  })
  useEffect(() => {
    if (by !== null) handOver(by)
  }, [by])
}

/** Shows the decided request at once, before it is read again. */
export function useDecided(): (request: AccessRequest) => void {
  const queryClient = useQueryClient()
  const refreshAccess = useRefreshAccess()
  return (request) => {
    queryClient.setQueryData(trpc.access.request.queryKey({ requestId: request.id }), request)
    refreshAccess()
  }
}
