import { PEOPLE, type Person } from '../world/people.ts'
import { HOUR_MS } from './calendar.ts'
import type { Plan } from './call.ts'
import { asPerson, drawCaller } from './callers.ts'
import type { Dice } from './dice.ts'
import { CODE } from './texts/code.ts'
import { MARKET } from './texts/market.ts'
import type { TwistName } from './twists.ts'
import type { Workload } from './workload.ts'
import { WORKLOADS } from './workloads.ts'

/** What happens on one day of each month of traffic; the newest history has all of them. */
export interface Moment {
  /** Days since the anchor; negative before it. */
  readonly day: number
  readonly hour: number
  readonly hourMs: number
  /** 1 at 200,000 calls in 30 days. */
  readonly size: number
}

const MONTH = 30

/** So many days before the anchor, and every thirty days from there. */
const isDay = (day: number, before: number) => (day + before) % MONTH === 0

function person(sub: string): Person {
  const found = PEOPLE.find((one) => one.sub === sub)
  if (found === undefined) throw new Error(`Nobody is called ${sub}.`)
  return found
}

function workload(app: string): Workload {
  const found = WORKLOADS.find((one) => one.app === app)
  if (found === undefined) throw new Error(`No application is called ${app}.`)
  return found
}

const at = ({ hourMs }: Moment, dice: Dice) => hourMs + Math.floor(dice.next() * HOUR_MS)

function many(moment: Moment, usual: number, make: () => Plan, least = 1): Plan[] {
  return Array.from({ length: Math.max(least, Math.round(usual * moment.size)) }, make)
}

const AGENT: Workload = {
  ...workload('code-assistant'),
  app: 'test-fixing-agent',
  trade: CODE,
  models: [['us.anthropic.claude-opus-4-8', 1]],
}

/** An agent that tries to repair the same test again and again: forty times the usual spending. */
function runawayLoop(moment: Moment, dice: Dice): Plan[] {
  if (!isDay(moment.day, 9) || moment.hour < 6 || moment.hour > 7) return []
  const caller = asPerson(person('hyunwoo-seo'), AGENT, moment.day)
  return many(moment, 800, () => ({
    workload: AGENT,
    atMs: at(moment, dice),
    caller,
    twist: 'none',
    shape: 'chat',
    language: 'en',
  }))
}

/** A new batch beside the old one takes the quota of three hours. */
function throttlingWave(moment: Moment, dice: Dice): Plan[] {
  if (!isDay(moment.day, 16) || moment.hour < 17 || moment.hour > 19) return []
  return many(moment, 450, () => {
    const of = workload(dice.chance(0.7) ? 'fraud-scoring' : 'claim-summary')
    const atMs = at(moment, dice)
    return {
      workload: of,
      atMs,
      caller: drawCaller(of, atMs, moment.day, dice),
      twist: 'none',
      failure: dice.chance(0.62) ? 'ThrottlingException' : undefined,
    }
  })
}

const PROBED: Workload = {
  ...workload('market-brief'),
  interface: 'converse',
  trade: MARKET,
  models: [['us.amazon.nova-pro-v1:0', 1]],
  shapes: [['plain', 1]],
  guardrail: { name: 'baseline-content-safety', version: '2', isTraced: true },
}

const PROBES: readonly (readonly [TwistName, number])[] = [
  ['override', 5],
  ['jailbreak', 4],
  ['extraction', 3],
  ['role-token', 2],
  ['obfuscated', 2],
]

const CLOSED_MODELS = [
  'us.anthropic.claude-opus-4-8',
  'us.deepseek.r1-v1:0',
  'moonshot.kimi-k2-thinking',
  'us.writer.palmyra-x5-v1:0',
  'us.meta.llama4-maverick-17b-instruct-v1:0',
]

/** Before and after lunch the tries come thick and fast. */
const BURSTS: ReadonlySet<number> = new Set([11, 14])
const BURST_MS = 8 * 60_000

const tried = ({ hour, hourMs }: Moment, dice: Dice) =>
  hourMs + Math.floor(dice.next() * (BURSTS.has(hour) ? BURST_MS : HOUR_MS))

/** One person tries for a working day what the model can be talked into, and which models answer. */
function probing(moment: Moment, dice: Dice): Plan[] {
  if (!isDay(moment.day, 4) || moment.hour < 9 || moment.hour > 15) return []
  const caller = asPerson(person('henrik-larsen'), PROBED, moment.day)
  const probe = (): Plan => {
    const isDenied = dice.chance(0.3)
    return {
      workload: PROBED,
      atMs: tried(moment, dice),
      caller,
      twist: isDenied ? 'none' : dice.weighted(PROBES),
      failure: isDenied ? 'AccessDeniedException' : undefined,
      ...(isDenied ? { model: dice.pick(CLOSED_MODELS) } : {}),
      language: dice.chance(0.2) ? 'ko' : 'en',
    }
  }
  // However little there is of everything else, a burst is one.
  return many(moment, 22, probe, BURSTS.has(moment.hour) ? 16 : 1)
}

/** Somebody pastes a whole file of settings. */
function leakedSettings(moment: Moment, dice: Dice): Plan[] {
  if (!isDay(moment.day, 6) || moment.hour !== 10) return []
  const of = workload('code-assistant')
  const caller = asPerson(person('grace-okafor'), of, moment.day)
  return [
    {
      workload: of,
      atMs: at(moment, dice),
      caller,
      twist: 'secret-file',
      shape: 'plain',
      language: 'en',
    },
  ]
}

const INCIDENTS = [runawayLoop, throttlingWave, probing, leakedSettings]

export function incidentsIn(moment: Moment, dice: Dice): Plan[] {
  return INCIDENTS.flatMap((incident) => incident(moment, dice))
}

/** How many calls incidents add in a month, at size 1. */
export const CALLS_OF_INCIDENTS = 2 * 800 + 3 * 450 + 7 * 22 + 1
