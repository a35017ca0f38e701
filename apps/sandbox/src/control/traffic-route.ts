import type { TrafficDesk } from '../traffic/traffic-desk.ts'
import { type TrafficProgress, TrafficRefused, USUAL_HISTORY } from '../traffic/traffic-progress.ts'

const MOST_DAYS = 90
const MOST_CALLS = 5_000_000
const MOST_EVENTS = 50_000_000

/** What is wrong with a request for traffic. */
export class BadTraffic extends Error {}

/** Starts the work and answers at once; `GET` tells how far it is. */
export function startTraffic(
  desk: TrafficDesk,
  body: Readonly<Record<string, unknown>>,
): TrafficProgress {
  const seed = wholeNumber(body, 'seed', USUAL_HISTORY.seed, 0, Number.MAX_SAFE_INTEGER)
  // A trickle that runs goes on after what is asked for.
  const isLive = body['live'] ?? desk.progress().isLive
  if (typeof isLive !== 'boolean') throw new BadTraffic('live is true or false.')
  try {
    if (body['events'] !== undefined) {
      desk.startEvents(wholeNumber(body, 'events', 0, 1, MOST_EVENTS), seed)
    } else {
      const days = wholeNumber(body, 'days', USUAL_HISTORY.days, 1, MOST_DAYS)
      const calls = wholeNumber(body, 'calls', USUAL_HISTORY.calls, 1, MOST_CALLS)
      desk.startHistory({ days, calls, seed }, isLive)
    }
  } catch (error) {
    if (error instanceof TrafficRefused) throw new BadTraffic(error.message)
    throw error
  }
  return desk.progress()
}

function wholeNumber(
  body: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
  least: number,
  most: number,
): number {
  const value = body[name] ?? otherwise
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
    return value
  }
  throw new BadTraffic(`${name} is a whole number from ${least} to ${most}.`)
}
