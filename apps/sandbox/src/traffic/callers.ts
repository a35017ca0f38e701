import type { Person } from '../world/people.ts'
import { stableId } from '../world/seed-ids.ts'
import { busyness } from './calendar.ts'
import type { Dice } from './dice.ts'
import { accountOf, deskOf, peopleOf, type Workload } from './workload.ts'

/** Who calls, as STS and CloudTrail write it. */
export interface Caller {
  readonly identityArn: string
  readonly accessKeyId: string
  readonly userAgent: string
  readonly sourceIpAddress: string
  /** Undefined: a service. */
  readonly person: Person | undefined
}

const SERVICE_AGENTS = [
  'Boto3/1.42.9 md/Botocore#1.42.9 ua/2.1 os/linux#6.1.155 md/arch#aarch64 lang/python#3.13.9 Botocore/1.42.9',
  'aws-sdk-java/2.39.4 ua/2.1 os/Linux#6.1.155 lang/java#21.0.9 md/vendor#Amazon.com',
]
const PEOPLE_AGENTS = [
  'aws-sdk-js/3.940.0 ua/2.1 os/darwin#25.1.0 lang/js md/nodejs#24.11.1 api/bedrock-runtime#3.940.0',
  'Boto3/1.42.9 md/Botocore#1.42.9 ua/2.1 os/macos#26.1 lang/python#3.13.9 Botocore/1.42.9',
  'aws-cli/2.32.7 md/awscrt#0.29.1 ua/2.1 os/windows#11 lang/python#3.13.9',
]

/** Sessions of roles have temporary keys; the same session keeps its own for a day. */
const keyOf = (session: string, day: number) =>
  `ASIA${stableId(`${session}/${day}`, 16).toUpperCase()}`
const keys = new Map<string, string>()

function accessKeyId(session: string, day: number): string {
  const id = `${session}/${day}`
  const known = keys.get(id)
  if (known !== undefined) return known
  // Of days that are over nobody asks again.
  if (keys.size > 2000) keys.clear()
  const key = keyOf(session, day)
  keys.set(id, key)
  return key
}

export function asPerson(person: Person, workload: Workload, day: number): Caller {
  const arn = `arn:aws:sts::${accountOf(workload)}:assumed-role/${workload.team}/${person.sub}`
  // Blocks that RFC 5737 keeps for documents: one for each office.
  const office = person.locale === 'ko' ? '203.0.113' : '198.51.100'
  return {
    identityArn: arn,
    accessKeyId: accessKeyId(arn, day),
    userAgent: PEOPLE_AGENTS[person.sub.length % PEOPLE_AGENTS.length] ?? '',
    sourceIpAddress: `${office}.${10 + ((person.sub.length * 37 + person.name.length) % 200)}`,
    person,
  }
}

function asService(workload: Workload, day: number, dice: Dice): Caller {
  const { callers, team } = workload
  if (callers.kind !== 'service') throw new Error(`${workload.app} is used by people.`)
  const number = dice.between(1, callers.sessions)
  const arn = `arn:aws:sts::${accountOf(workload)}:assumed-role/${callers.role}/${callers.session}-${number}`
  return {
    identityArn: arn,
    accessKeyId: accessKeyId(arn, day),
    userAgent: SERVICE_AGENTS[team.length % 2] ?? '',
    sourceIpAddress: `10.${20 + (team.length % 8)}.${callers.session.length}.${10 + number}`,
    person: undefined,
  }
}

export function drawCaller(workload: Workload, atMs: number, day: number, dice: Dice): Caller {
  if (workload.callers.kind === 'service') return asService(workload, day, dice)
  const desks = peopleOf(workload.team).map(
    (person, index) =>
      [person, busyness(deskOf(person), atMs) * (3 - index * 0.6) + 0.001] as const,
  )
  return asPerson(dice.weighted(desks), workload, day)
}
