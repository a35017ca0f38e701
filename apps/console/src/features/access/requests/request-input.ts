import { type SubmitRequestInput, submitRequestInput } from '@gatehouse/contract/access'
import type { RequestDraft } from './request-draft.ts'

export const requestFields = [
  'teamId',
  'accountId',
  'targets',
  'regions',
  'channels',
  'purpose',
  'dataClass',
  'callsPerDay',
  'durationDays',
  'ticket',
] as const
export type RequestField = (typeof requestFields)[number]

export type DraftReading =
  | { readonly ok: true; readonly input: SubmitRequestInput }
  | { readonly ok: false; readonly fields: readonly RequestField[] }

/** What would be sent, or the fields that keep it from being sent, in the order of the form. */
export function readDraft(draft: RequestDraft): DraftReading {
  const { sent: _sent, ...typed } = draft
  const ticket = draft.ticket.trim()
  const parsed = submitRequestInput.safeParse({
    ...typed,
    callsPerDay: wholeNumber(draft.callsPerDay),
    durationDays: wholeNumber(draft.durationDays),
    ticket: ticket === '' ? undefined : ticket,
  })
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, fields: fieldsAt(parsed.error.issues.map((issue) => issue.path.join('.'))) }
}

/** The draft as it must be kept before `input` is sent: the key stays only while the input does. */
export function sending(
  draft: RequestDraft,
  input: SubmitRequestInput,
  newKey: () => string,
): RequestDraft {
  const { idempotencyKey: _key, ...content } = input
  const sent = JSON.stringify(content)
  if (draft.sent === null || draft.sent === sent) return { ...draft, sent }
  return { ...draft, sent, idempotencyKey: newKey() }
}

/** Paths such as `targets.0.id` → the fields of the form that they belong to. */
export function fieldsAt(paths: readonly string[]): readonly RequestField[] {
  const first = new Set(paths.map((path) => path.split('.', 1)[0]))
  return requestFields.filter((field) => first.has(field))
}

/** Thousands may be set apart as people write them; anything else is no number (an absent one would become the default). */
function wholeNumber(typed: string): number {
  const digits = typed.trim().replace(/[,\u00A0\u202F ]/g, '')
  return /^[0-9]{1,12}$/.test(digits) ? Number(digits) : Number.NaN
}

const dayMs = 86_400_000

/** The last day of access if an administrator approved now; IAM ends it with that UTC day. */
export function lastDay(nowMs: number, durationDays: string): Date | null {
  const days = wholeNumber(durationDays)
  if (!(days >= 1 && days <= 365)) return null
  return new Date(nowMs + days * dayMs)
}
