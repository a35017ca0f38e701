import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import { busyness, DAY_MS, growth, HOUR_MS, startOfDay, startOfHour } from './calendar.ts'
import { call, type Plan } from './call.ts'
import { drawCaller } from './callers.ts'
import { Dice } from './dice.ts'
import { drawFailure } from './failures.ts'
import { CALLS_OF_INCIDENTS, incidentsIn, type Moment } from './incidents.ts'
import { drawTwist } from './twists.ts'
import { deskOf, peopleOf, type Workload } from './workload.ts'
import { WORKLOADS } from './workloads.ts'

export interface TrafficOptions {
  readonly seed: number
  readonly days: number
  /** About so many in all of the days. */
  readonly calls: number
  /** Where history ends. */
  readonly endMs: number
}

/**
 * All that the traffic is made from: the same plan gives the same calls in the same hour, whenever
 * it is asked, so that history is continued by asking for the hours after it.
 */
export interface TrafficPlan {
  readonly seed: number
  /** Midnight (UTC) of the day on which the first history ended; days are counted from there. */
  readonly anchorMs: number
  /** Calls per unit of the workloads' weight in an ordinary hour. */
  readonly scale: number
  /** Of incidents; 1 at 200,000 calls in 30 days. */
  readonly size: number
}

const USUAL_CALLS_A_DAY = 200_000 / 30
const MONTH_DAYS = 30

/** How much work of an application falls into an hour, before growth. */
function load(workload: Workload, atMs: number): number {
  if (workload.callers.kind === 'service') return workload.weight * busyness(workload.rhythm, atMs)
  const desks = peopleOf(workload.team).map((person) => busyness(deskOf(person), atMs))
  return (workload.weight * desks.reduce((sum, one) => sum + one, 0)) / desks.length
}

const dayOf = (plan: Pick<TrafficPlan, 'anchorMs'>, atMs: number) =>
  Math.floor((atMs - plan.anchorMs) / DAY_MS)

export function trafficPlan({ seed, days, calls, endMs }: TrafficOptions): TrafficPlan {
  const anchorMs = startOfDay(endMs)
  let units = 0
  for (let hour = startOfHour(endMs - days * DAY_MS); hour <= endMs; hour += HOUR_MS) {
    const share = Math.min(1, (endMs - hour) / HOUR_MS)
    const grown = growth(dayOf({ anchorMs }, hour)) * share
    for (const workload of WORKLOADS) units += load(workload, hour) * grown
  }
  const size = calls / days / USUAL_CALLS_A_DAY
  const ofIncidents = CALLS_OF_INCIDENTS * size * Math.min(1, days / MONTH_DAYS)
  return { seed, anchorMs, scale: Math.max(0, calls - ofIncidents) / units, size }
}

const isEmbedding = ({ shapes }: Workload) => shapes.some(([shape]) => shape === 'embed')

function planned(workload: Workload, atMs: number, day: number, dice: Dice): Plan {
  const caller = drawCaller(workload, atMs, day, dice)
  const failure = drawFailure(dice)
  const twist = failure !== undefined || isEmbedding(workload) ? 'none' : drawTwist(dice)
  return { workload, atMs, caller, failure, twist }
}

/** The calls of one hour, in the order of time; each is made when it is asked for. */
function* eachOfHour(plan: TrafficPlan, hourMs: number): Generator<LoggedInvocation> {
  const day = dayOf(plan, hourMs)
  const hour = new Date(hourMs).getUTCHours()
  const dice = new Dice(`${plan.seed}/${day}/${hour}`)
  const grown = growth(day) * plan.scale
  const plans: Plan[] = []
  for (const workload of WORKLOADS) {
    const count = Math.floor(load(workload, hourMs) * grown + dice.next())
    for (let index = 0; index < count; index += 1) {
      const atMs = hourMs + Math.floor(dice.next() * HOUR_MS)
      plans.push(planned(workload, atMs, day, dice))
    }
  }
  const moment: Moment = { day, hour, hourMs, size: plan.size }
  plans.push(...incidentsIn(moment, dice))
  plans.sort((left, right) => left.atMs - right.atMs)
  for (const one of plans) yield call(one, dice)
}

export const callsOfHour = (plan: TrafficPlan, hourMs: number): LoggedInvocation[] => [
  ...eachOfHour(plan, hourMs),
]

/** The same calls for who asks for an hour again and again; only the last one is kept. */
export function rememberingHour(): typeof callsOfHour {
  let last: { plan: TrafficPlan; hourMs: number; calls: LoggedInvocation[] } | undefined
  return (plan, hourMs) => {
    if (last?.plan !== plan || last.hourMs !== hourMs) {
      last = { plan, hourMs, calls: callsOfHour(plan, hourMs) }
    }
    return last.calls
  }
}

/** Calls after `afterMs` and up to `untilMs`, an hour at a time. */
export function* hours(
  plan: TrafficPlan,
  afterMs: number,
  untilMs: number,
  callsOf: typeof callsOfHour = callsOfHour,
): Generator<LoggedInvocation[]> {
  for (let hour = startOfHour(afterMs); hour <= untilMs; hour += HOUR_MS) {
    const calls = callsOf(plan, hour)
    const isWhole = hour > afterMs && hour + HOUR_MS <= untilMs
    yield isWhole ? calls : calls.filter(({ atMs }) => atMs > afterMs && atMs <= untilMs)
  }
}

/** The same without ever holding an hour's calls: most of the work with many is to keep them. */
export function* hoursOfEach(
  plan: TrafficPlan,
  afterMs: number,
  untilMs: number,
): Generator<Iterable<LoggedInvocation>> {
  for (let hour = startOfHour(afterMs); hour <= untilMs; hour += HOUR_MS) {
    yield eachOfHour(plan, hour).filter(({ atMs }) => atMs > afterMs && atMs <= untilMs)
  }
}

/** The whole history, one call after the other: what benchmarks use without a sandbox. */
export function* invocations(options: TrafficOptions): Generator<LoggedInvocation> {
  const plan = trafficPlan(options)
  const afterMs = options.endMs - options.days * DAY_MS
  for (const calls of hoursOfEach(plan, afterMs, options.endMs)) yield* calls
}
