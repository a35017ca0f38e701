import { type LiveEvent, liveEvent } from '@gatehouse/contract/events'
import type { QueryKey } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { queryClient, trpc } from './trpc.ts'

const { access, audit } = trpc
const requests = () => [access.needsYou, access.requests, access.request].map(keyOf)
const grants = () => [access.needsYou, access.grants, access.grant, access.applyRun].map(keyOf)
const accounts = () =>
  [access.needsYou, access.accounts, access.principals, access.guardrailAssignments].map(keyOf)
const catalogue = () => [keyOf(access.catalogue)]
const log = () => [keyOf(audit.list)]

/**
 * Which answers an event makes old. Events carry ids only; what may be seen is asked again. What
 * costs a call to AWS (`previewApproval`, `candidateRoles` …) is read again by its own page.
 */
const madeOldBy: Record<LiveEvent['type'], () => readonly QueryKey[]> = {
  'request.changed': () => [...requests(), ...catalogue(), ...log()],
  'grant.changed': () => [...grants(), ...requests(), ...catalogue(), ...log()],
  'apply-run.changed': () => grants(),
  'catalogue.changed': catalogue,
  'account.changed': () => [...accounts(), ...catalogue(), ...log()],
}

function keyOf(procedure: { queryKey(): QueryKey }): QueryKey {
  return procedure.queryKey()
}

/** Events of one decision arrive together; the queries behind them are read again once. */
const gatherMs = 150

/** EventSource waits a few seconds between attempts by itself; shorter breaks are not shown. */
const lostAfterMs = 8_000

let isLost = false
const watchers = new Set<() => void>()

function setLost(value: boolean): void {
  if (isLost === value) return
  isLost = value
  for (const watcher of watchers) watcher()
}

/** Whether live updates have been interrupted for a while. */
export function useIsLiveLost(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    () => isLost,
  )
}

/** Follows `/events` while the component is on the page and has old answers read again. */
export function useLiveEvents(): void {
  useEffect(() => {
    const source = new EventSource('/events')
    const old = new Map<string, QueryKey>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let losing: ReturnType<typeof setTimeout> | undefined

    const readAgain = () => {
      gathering = undefined
      const keys = [...old.values()]
      old.clear()
      for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey })
    }
    source.onopen = () => {
      clearTimeout(losing)
      losing = undefined
      // Events sent during the break are gone, so everything may be old.
      if (isLost) void queryClient.invalidateQueries()
      setLost(false)
    }
    source.onerror = () => {
      losing ??= setTimeout(() => setLost(true), lostAfterMs)
    }
    source.onmessage = (message: MessageEvent<string>) => {
      const event = parseLiveEvent(message.data)
      if (event === null) return
      for (const key of madeOldBy[event.type]()) old.set(JSON.stringify(key), key)
      gathering ??= setTimeout(readAgain, gatherMs)
    }
    return () => {
      clearTimeout(gathering)
      clearTimeout(losing)
      source.close()
    }
  }, [])
}

/** A newer server may send types that this console does not know yet. */
export function parseLiveEvent(data: string): LiveEvent | null {
  try {
    return liveEvent.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
