export interface WantedHistory {
  readonly days: number
  readonly calls: number
  readonly seed: number
}

export const USUAL_HISTORY: WantedHistory = { days: 30, calls: 200_000, seed: 1 }

/** What `GET /_sandbox/traffic` tells. */
export interface TrafficProgress {
  readonly state: 'idle' | 'history' | 'events' | 'live' | 'failed'
  /** Calls delivered by the work that is under way, or was last. */
  readonly delivered: number
  /** About so many will be. */
  readonly expected: number
  readonly seconds: number
  /** All calls up to here are delivered, ISO 8601; null: there is no history. */
  readonly until: string | null
  readonly isLive: boolean
  readonly failure?: string
}

/** Asked for what cannot be: the sentence is for the person who asked. */
export class TrafficRefused extends Error {}
