import { ACCOUNTS } from '../world/organisation.ts'
import { PEOPLE, type Person } from '../world/people.ts'
import type { Rhythm } from './calendar.ts'
import type { Trade } from './texts/bank.ts'

/** What a call is like, besides a question and an answer. */
export type Shape =
  | 'plain'
  | 'chat'
  | 'long-chat'
  | 'tools'
  | 'large-document'
  | 'image'
  | 'draw'
  | 'embed'

/** Who calls: the people of the team by their desks' hours, or a service with a role and sessions. */
export type Callers =
  | { readonly kind: 'people' }
  | {
      readonly kind: 'service'
      readonly role: string
      readonly session: string
      readonly sessions: number
    }

export interface Workload {
  readonly team: string
  readonly app: string
  readonly environment: 'dev' | 'prod'
  readonly region: string
  readonly callers: Callers
  /** Of services; people keep the hours of their desks. */
  readonly rhythm: Rhythm
  /** Share of all calls, in parts of about a hundred. */
  readonly weight: number
  readonly korean: number
  readonly isStreaming: boolean
  /** Converse's own body, or the provider's. */
  readonly interface: 'converse' | 'native'
  /** As the code names them; `arn:` before an id or a profile stands for its ARN. */
  readonly models: readonly (readonly [string, number])[]
  readonly shapes: readonly (readonly [Shape, number])[]
  readonly guardrail?: {
    readonly name: string
    readonly version: string
    readonly isTraced: boolean
  }
  readonly isCached?: boolean
  readonly trade: Trade
}

/** What the people of a team do from their desks, in the account for trying things out. */
export const BY_PEOPLE = {
  environment: 'dev',
  callers: { kind: 'people' },
  rhythm: 'seoul-office',
} as const

export const service = (role: string, session: string, sessions = 3): Callers => ({
  kind: 'service',
  role,
  session,
  sessions,
})

export const HAIKU = 'anthropic.claude-haiku-4-5-20251001-v1:0'
export const SONNET = 'anthropic.claude-sonnet-4-6'
export const CUSTOMER_DATA = { name: 'customer-data-protection', version: '1' } as const
export const BASELINE = { name: 'baseline-content-safety', version: '2' } as const

export function accountOf({ environment }: Workload): string {
  return environment === 'prod' ? ACCOUNTS.genaiProd : ACCOUNTS.genaiDev
}

export function peopleOf(team: string): readonly Person[] {
  return PEOPLE.filter((person) => person.team === team)
}

/** Whoever goes by the Korean name sits in Seoul, the others in London. */
export const deskOf = (person: Person): Rhythm =>
  person.locale === 'ko' ? 'seoul-office' : 'london-office'
