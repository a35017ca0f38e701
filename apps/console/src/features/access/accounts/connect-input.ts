import type { Account } from '@gatehouse/contract/access-accounts'
import { connectAccountInput } from '@gatehouse/contract/access-accounts'
import { region } from '@gatehouse/contract/aws-identifiers'
import { belongsTo } from './trust-policy.ts'

/** What was typed into the form that connects an account. */
export interface ConnectDraft {
  readonly accountId: string | null
  readonly name: string
  readonly environment: Account['environment']
  readonly regions: readonly string[]
  readonly readRoleArn: string
  readonly applyRoleArn: string
}

export const emptyConnectDraft: ConnectDraft = {
  accountId: null,
  name: '',
  environment: 'development',
  regions: [],
  readRoleArn: '',
  applyRoleArn: '',
}

export const connectFields = [
  'accountId',
  'name',
  'regions',
  'readRoleArn',
  'applyRoleArn',
] as const
export type ConnectField = (typeof connectFields)[number]
export type ConnectProblem = ConnectField | 'otherAccount'

const content = connectAccountInput.omit({ idempotencyKey: true })

export type ConnectReading =
  | { readonly ok: true; readonly input: ReturnType<typeof content.parse> }
  | { readonly ok: false; readonly problems: Partial<Record<ConnectField, ConnectProblem>> }

/** What would be sent, or the field that keeps it from being sent and why. */
export function readConnectDraft(draft: ConnectDraft): ConnectReading {
  const parsed = content.safeParse(draft)
  if (!parsed.success) {
    const first = new Set(parsed.error.issues.map((issue) => issue.path[0]))
    const wrong = connectFields.filter((field) => first.has(field))
    return { ok: false, problems: Object.fromEntries(wrong.map((field) => [field, field])) }
  }
  const roles = ['readRoleArn', 'applyRoleArn'] as const
  const foreign = roles.filter((field) => !belongsTo(parsed.data[field], parsed.data.accountId))
  if (foreign.length === 0) return { ok: true, input: parsed.data }
  return {
    ok: false,
    problems: Object.fromEntries(foreign.map((field) => [field, 'otherAccount'])),
  }
}

/** Adds what was typed, several at once when separated by spaces or commas; null: no Region. */
export function addRegions(regions: readonly string[], typed: string): readonly string[] | null {
  const named = typed
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part !== '')
  if (named.length === 0 || !named.every((name) => region.safeParse(name).success)) return null
  return [...new Set([...regions, ...named])]
}
