import { type Channel, channels, dataClasses } from '@gatehouse/contract/access'
import { modelTarget } from '@gatehouse/contract/access-catalogue'
import { z } from 'zod'

/** What was typed into the request form, as typed: it need not be valid yet. */
const requestDraft = z.object({
  /** One a draft: sending the same twice, even after a reload, submits one request. */
  idempotencyKey: z.uuid(),
  /** What was last sent under that key, as JSON; null: nothing yet. Other input needs another key. */
  sent: z.string().nullable(),
  teamId: z.string().nullable(),
  accountId: z.string().nullable(),
  targets: z.array(modelTarget),
  regions: z.array(z.string()),
  channels: z.array(z.enum(channels)),
  purpose: z.string(),
  dataClass: z.enum(dataClasses).nullable(),
  callsPerDay: z.string(),
  durationDays: z.string(),
  ticket: z.string(),
})
export type RequestDraft = z.infer<typeof requestDraft>

export function newDraft(start: Partial<RequestDraft> = {}): RequestDraft {
  const runtimeOnly: Channel[] = ['runtime']
  return {
    idempotencyKey: crypto.randomUUID(),
    sent: null,
    teamId: null,
    accountId: null,
    targets: [],
    regions: [],
    channels: runtimeOnly,
    purpose: '',
    dataClass: null,
    callsPerDay: '',
    durationDays: '90',
    ticket: '',
    ...start,
  }
}

/** A draft belongs to a person and a browser tab: it holds what must not outlive the session. */
export interface DraftStore {
  load(): RequestDraft | null
  save(draft: RequestDraft): void
  clear(): void
}

export function draftStore(
  personId: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): DraftStore {
  const key = `gatehouse.request-draft.${personId}`
  return {
    load() {
      try {
        const parsed = requestDraft.safeParse(JSON.parse(storage.getItem(key) ?? 'null'))
        return parsed.success ? parsed.data : null
      } catch {
        return null
      }
    },
    save(draft) {
      try {
        storage.setItem(key, JSON.stringify(draft))
      } catch {
        // The browser forbids storage or it is full: the draft lives as long as the page.
      }
    },
    clear() {
      try {
        storage.removeItem(key)
      } catch {
        // Where nothing can be stored there is nothing to remove.
      }
    },
  }
}
