import { z } from 'zod'

// NUL cannot be stored by PostgreSQL, and a lone surrogate is no text at all: both are refused by name.
const isStorable = (value: string) => !value.includes('\u0000') && value.isWellFormed()

/** Free text of a person: trimmed, storable, bounded. Lengths in UTF-16 code units. */
export function personText(minLength: number, maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine(isStorable, 'The text contains a character that cannot be stored.')
    .transform((value) => value.trim())
    .pipe(z.string().min(minLength))
}

/** Text to look for, and ids of ours: as it is, but nothing that a database could not be asked. */
export function lookupText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .refine(isStorable, 'The text contains a character that cannot be stored.')
}

/** Why an administrator decided; shown to the requester and kept in the audit. */
export const reason = personText(3, 2000)

/** Chosen by the client, one a deed: the same key again answers with the first result. */
export const idempotencyKey = z.uuid()
