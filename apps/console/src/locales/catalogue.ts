import type { ErrorCode } from '@gatehouse/contract/errors'
import type access from './en/access.ts'
import type audit from './en/audit.ts'
import type errors from './en/errors.ts'
import type help from './en/help.ts'
import type home from './en/home.ts'
import type identity from './en/identity.ts'
import type parts from './en/parts.ts'
import type shell from './en/shell.ts'

/** All namespaces; English is the original, its type is what the other catalogues must satisfy. */
export interface Catalogue {
  shell: typeof shell
  parts: typeof parts
  errors: typeof errors
  identity: typeof identity
  home: typeof home
  help: typeof help
  access: typeof access
  audit: typeof audit
}

export type Namespace = keyof Catalogue

/**
 * The Korean side of an English catalogue: the same keys, but for plurals, of which Korean has one
 * form only (`_other`).
 */
export type Korean<English> = {
  readonly [Key in keyof English as Key extends `${string}_one`
    ? never
    : Key]: English[Key] extends string ? string : Korean<English[Key]>
}

type SliceOf<Code> = Code extends `${infer Slice}.${string}` ? Slice : never
type ReasonOf<Code, Slice extends string> = Code extends `${Slice}.${infer Reason}` ? Reason : never

/** What can go wrong in the browser itself, before or after the server. */
export type ClientErrorCode = 'client.offline' | 'client.unreadable' | 'client.update_needed'
export type FailureCode = ErrorCode | ClientErrorCode

/** Words for every code: what happened, and what to do next. A missing code does not compile. */
export type ErrorWords = {
  readonly [Slice in SliceOf<FailureCode>]: {
    readonly [Reason in ReasonOf<FailureCode, Slice>]: {
      readonly says: string
      readonly next: string
    }
  }
}
