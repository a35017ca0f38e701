import { type LiveEvent, liveEvent } from '@gatehouse/contract/events'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { meQuery } from '../me.ts'
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
const reopenAfterMs = 30_000

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
    const stream = new LiveStream()
    return () => stream.close()
  }, [])
}

class LiveStream {
  #source: EventSource
  #wasReady = false
  readonly #old = new Map<string, QueryKey>()
  #gathering: ReturnType<typeof setTimeout> | undefined
  #losing: ReturnType<typeof setTimeout> | undefined
  #opening: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#source = this.#open()
  }

  close(): void {
    for (const timer of [this.#gathering, this.#losing, this.#opening]) clearTimeout(timer)
    this.#source.close()
    setLost(false)
  }

  #open(): EventSource {
    const source = new EventSource('/events')
    source.addEventListener('ready', () => this.#ready())
    // The session is over; who asks next is told so and led to the sign-in.
    source.addEventListener('ended', () => void queryClient.invalidateQueries(meQuery))
    source.onmessage = (message: MessageEvent<string>) => this.#take(message.data)
    source.onerror = () => this.#lose(source)
    return source
  }

  /**
   * Before the first `ready` only what the page asked for faster than the stream was there may be
   * old; every later one follows a gap, so all may be.
   */
  #ready(): void {
    clearTimeout(this.#losing)
    this.#losing = undefined
    setLost(false)
    const keys = this.#wasReady ? [[]] : Object.values(madeOldBy).flatMap((keysOf) => keysOf())
    this.#wasReady = true
    for (const key of keys) this.#old.set(JSON.stringify(key), key)
    clearTimeout(this.#gathering)
    this.#readAgain()
  }

  #lose(source: EventSource): void {
    this.#losing ??= setTimeout(() => setLost(true), lostAfterMs)
    // Refused rather than interrupted: the browser does not try again by itself.
    if (source.readyState !== EventSource.CLOSED) return
    clearTimeout(this.#opening)
    this.#opening = setTimeout(() => {
      this.#source = this.#open()
    }, reopenAfterMs)
  }

  #take(data: string): void {
    const event = parseLiveEvent(data)
    if (event === null) return
    for (const key of madeOldBy[event.type]()) this.#old.set(JSON.stringify(key), key)
    this.#gathering ??= setTimeout(() => this.#readAgain(), gatherMs)
  }

  #readAgain(): void {
    this.#gathering = undefined
    const keys = [...this.#old.values()]
    this.#old.clear()
    for (const queryKey of keys) readAgain(queryClient, queryKey)
  }
}

/**
 * Has the answers under a key read again. Of a question whose first answer is on its way, TanStack
 * Query takes that answer for the new one, though it may have been read before the change: it is
 * asked once more when it is there.
 */
export function readAgain(client: QueryClient, queryKey: QueryKey): void {
  const firstOnTheWay = client
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined)
  void client.invalidateQueries({ queryKey })
  for (const query of firstOnTheWay) {
    const askOnceMore = () => client.invalidateQueries({ queryKey: query.queryKey, exact: true })
    // Where it fails, whoever asked is told and may ask again.
    query.promise?.then(askOnceMore, () => undefined)
  }
}

/** A newer server may send types that this console does not know yet. */
export function parseLiveEvent(data: string): LiveEvent | null {
  try {
    return liveEvent.safeParse(JSON.parse(data)).data ?? null
  } catch {
    return null
  }
}
