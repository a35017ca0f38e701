import { type Template, templates } from './template.ts'

export type Language = 'en' | 'ko'

/** What people of one trade ask and are told, sentence by sentence. */
export interface Bank {
  /** The application's own instructions to the model. */
  readonly system: string
  readonly asks: readonly Template[]
  readonly details: readonly Template[]
  readonly answers: readonly Template[]
  readonly followUps: readonly Template[]
}

export interface BankTexts {
  readonly system: string
  readonly asks: readonly string[]
  readonly details: readonly string[]
  readonly answers: readonly string[]
  readonly followUps: readonly string[]
}

export function bank(texts: BankTexts): Bank {
  return {
    system: texts.system,
    asks: templates(texts.asks),
    details: templates(texts.details),
    answers: templates(texts.answers),
    followUps: templates(texts.followUps),
  }
}

export type Trade = Readonly<Record<Language, Bank>>
