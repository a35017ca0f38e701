import { setTimeout as delay, setImmediate as others } from 'node:timers/promises'
import {
  type PreparedCalls,
  plainPreparation,
} from '../services/bedrock-runtime/logging/prepared-calls.ts'
import { storeCalls, type Told } from '../services/bedrock-runtime/logging/store-calls.ts'
import type { World } from '../world/world.ts'
import { DAY_MS } from './calendar.ts'
import { deliverEvents, logsAlone } from './deliver-traffic.ts'
import { type HistorySlice, historySlices, prepare, type WantedSlices } from './history-slices.ts'
import { slicesOfThread } from './history-thread.ts'
import { hours, rememberingHour, trafficPlan } from './invocations.ts'
import { callsStoredAfter } from './stored-calls.ts'
import {
  type TrafficProgress,
  TrafficRefused,
  USUAL_HISTORY,
  type WantedHistory,
} from './traffic-progress.ts'
import { begunTraffic, isSame, type TrafficState } from './traffic-state.ts'

/**
 * What is delivered at once is committed at once, so that few deliveries are quick ones; but small
 * enough that other requests are answered meanwhile. Two overlap: one waits for the disk while the
 * other is made.
 */
const CALLS_AT_ONCE = 5_000
/** A sandbox that was off for longer starts its traffic anew from there. */
const LONGEST_GAP_MS = 30 * DAY_MS
/** Events for benchmarks are spread over so many. */
const EVENT_DAYS = 30
const LIVE_TICK_MS = 2_000

/** Makes the organisation's calls: a history once, then as time goes on. One work at a time. */
export class TrafficDesk {
  readonly #world: () => World
  readonly #onProgress: (progress: TrafficProgress) => void
  /** The trickle asks for the same hour again and again. */
  readonly #callsOfHour = rememberingHour()
  #work: Promise<void> | undefined
  #stopping = new AbortController()
  #state: TrafficProgress['state'] = 'idle'
  #isLive = false
  #delivered = 0
  #expected = 0
  #startedMs = 0
  #seconds = 0
  #failure: string | undefined

  constructor(world: () => World, onProgress: (progress: TrafficProgress) => void = () => {}) {
    this.#world = world
    this.#onProgress = onProgress
  }

  progress(): TrafficProgress {
    const untilMs = this.#world().state.traffic?.untilMs
    const isBusy = this.#state === 'history' || this.#state === 'events'
    return {
      state: this.#state,
      delivered: this.#delivered,
      expected: this.#expected,
      seconds: isBusy ? this.#elapsed() : this.#seconds,
      until: untilMs === undefined ? null : new Date(untilMs).toISOString(),
      isLive: this.#isLive,
      ...(this.#failure === undefined ? {} : { failure: this.#failure }),
    }
  }

  /** Makes the history, or what is missing since its last call; then goes on if `isLive`. */
  startHistory(wanted: WantedHistory, isLive: boolean): void {
    const { traffic } = this.#world().state
    if (traffic !== undefined && !isSame(traffic, wanted)) {
      throw new TrafficRefused(
        `There is a history of ${traffic.calls} calls in ${traffic.days} days with the seed ${traffic.plan.seed} already. Reset the sandbox to make another.`,
      )
    }
    this.#start('history', isLive, async (world, signal) => {
      const state = world.state.traffic ?? begunTraffic(world, wanted)
      await this.#catchUp(world, state, signal)
    })
  }

  /** What an earlier run began, whatever it was; the usual history where there is none. */
  goOn(isLive: boolean): void {
    const { traffic } = this.#world().state
    const { days, calls } = traffic ?? USUAL_HISTORY
    this.startHistory({ days, calls, seed: traffic?.plan.seed ?? USUAL_HISTORY.seed }, isLive)
  }

  /** So many events in CloudWatch Logs, over the last 30 days, for benchmarks. */
  startEvents(events: number, seed: number): void {
    this.#start('events', this.#isLive, (world, signal) => this.#fill(world, events, seed, signal))
  }

  /** Ends what is under way; resolves when nothing is delivered any more. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#work
    this.#state = 'idle'
    this.#isLive = false
  }

  #start(
    state: 'history' | 'events',
    isLive: boolean,
    work: (world: World, signal: AbortSignal) => Promise<void>,
  ): void {
    if (this.#state === 'history' || this.#state === 'events') {
      throw new TrafficRefused('Traffic is being made already: ask for it with GET.')
    }
    const before = this.stop()
    this.#stopping = new AbortController()
    const { signal } = this.#stopping
    this.#state = state
    this.#delivered = 0
    this.#expected = 0
    this.#failure = undefined
    this.#startedMs = performance.now()
    this.#work = this.#run(before, state, isLive, signal, work)
  }

  async #run(
    before: Promise<void>,
    state: 'history' | 'events',
    isLive: boolean,
    signal: AbortSignal,
    work: (world: World, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    try {
      await before
      this.#state = state
      this.#isLive = isLive
      const world = this.#world()
      await work(world, signal)
      this.#seconds = this.#elapsed()
      this.#state = this.#isLive && !signal.aborted ? 'live' : 'idle'
      if (!signal.aborted) this.#onProgress(this.progress())
      while (this.#state === 'live' && !signal.aborted) {
        await delay(LIVE_TICK_MS, undefined, { ref: false, signal }).catch(() => undefined)
        if (!signal.aborted) await this.#tick(world, signal)
      }
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error)
      this.#state = 'failed'
      this.#seconds = this.#elapsed()
      process.stderr.write(
        `sandbox: traffic ended: ${error instanceof Error ? error.stack : String(error)}\n`,
      )
      this.#onProgress(this.progress())
    }
  }

  async #catchUp(world: World, state: TrafficState, signal: AbortSignal): Promise<void> {
    const nowMs = world.clock.now().getTime()
    const told = (await (await world.stores.traffic()).deliveredUntil()) ?? 0
    // The snapshot may be behind of what was delivered, where the process was killed.
    state.untilMs = Math.max(state.untilMs, nowMs - LONGEST_GAP_MS, Math.min(told, nowMs))
    const stored = await callsStoredAfter(world, state.untilMs)
    const share = (nowMs - state.untilMs) / (state.days * DAY_MS)
    this.#expected = Math.round(state.calls * share)
    const wanted = {
      plan: state.plan,
      afterMs: state.untilMs,
      untilMs: nowMs,
      logging: world.state.invocationLogging,
      callsAtOnce: CALLS_AT_ONCE,
    }
    let older = Promise.resolve()
    let before = Promise.resolve()
    for await (const { calls, untilMs } of this.#slices(wanted)) {
      if (signal.aborted) break
      const told = { untilMs, after: before, isStored: (id: string) => stored.has(id) }
      const storing = this.#store(world, state, calls, told)
      // Who waits for it hears of a failure; meanwhile it must not end the process.
      storing.catch(() => undefined)
      await older
      older = before
      before = storing
    }
    await before
    if (signal.aborted) return
    state.untilMs = Math.max(state.untilMs, nowMs)
    world.changed()
  }

  async #tick(world: World, signal: AbortSignal): Promise<void> {
    const state = world.state.traffic
    const nowMs = world.clock.now().getTime()
    // The clock may have been set back: then there is nothing to do until it is there again.
    if (state === undefined || nowMs <= state.untilMs) return
    if (nowMs - state.untilMs > DAY_MS) return this.#catchUp(world, state, signal)
    for (const calls of hours(state.plan, state.untilMs, nowMs, this.#callsOfHour)) {
      const last = calls.at(-1)
      if (last === undefined) continue
      const preparation = plainPreparation(world.state.invocationLogging)
      for (const call of calls) prepare(preparation, call)
      await this.#store(world, state, preparation.prepared(), {
        untilMs: last.atMs,
        after: Promise.resolve(),
        isStored: () => false,
      })
    }
    state.untilMs = nowMs
  }

  async #store(world: World, state: TrafficState, calls: PreparedCalls, told: Told): Promise<void> {
    // What is told as delivered has no gap, so that a restart finds where to go on.
    await storeCalls(world, calls, told)
    if (calls.count === 0) return
    this.#delivered += calls.count
    state.untilMs = told.untilMs
    world.changed()
    this.#onProgress(this.progress())
    await others()
  }

  async #fill(world: World, events: number, seed: number, signal: AbortSignal): Promise<void> {
    this.#expected = events
    const endMs = world.clock.now().getTime()
    // Some calls leave no event, so that more are made than are wanted.
    const calls = Math.ceil(events * 1.1)
    const slices = this.#slices({
      // Histories have no such seeds, so that no request id of theirs comes again.
      plan: trafficPlan({ seed: -1 - seed, days: EVENT_DAYS, calls, endMs }),
      afterMs: endMs - EVENT_DAYS * DAY_MS,
      untilMs: endMs,
      logging: logsAlone(world.state.invocationLogging),
      callsAtOnce: CALLS_AT_ONCE,
    })
    for await (const { calls } of slices) {
      for (const place of calls.places) {
        if (signal.aborted || this.#delivered >= events) return
        this.#delivered += await deliverEvents(world, place, events - this.#delivered)
      }
      this.#onProgress(this.progress())
      await others()
    }
  }

  /** A thread is worth its beginning only where there is much to make. */
  #slices(wanted: WantedSlices): AsyncGenerator<HistorySlice> {
    return this.#expected > CALLS_AT_ONCE ? slicesOfThread(wanted) : historySlices(wanted)
  }

  #elapsed(): number {
    return Math.round(performance.now() - this.#startedMs) / 1000
  }
}
