import type { RequestDraft } from './request-draft.ts'
import type { RequestField } from './request-input.ts'

/** What each part of the form gets: what was typed, how to change it, and what is wrong with it. */
export interface FormState {
  readonly draft: RequestDraft
  readonly change: (change: Partial<RequestDraft>) => void
  readonly problemOf: (field: RequestField) => string | undefined
}
