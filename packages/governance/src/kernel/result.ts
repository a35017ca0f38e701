import type { ErrorDetail } from '@gatehouse/contract/errors'

/** What can happen is a value; what cannot, throws. */
export type Failure = ErrorDetail

export type Result<Value, Error = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Error }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function fail<Error = Failure>(error: Error): { readonly ok: false; readonly error: Error } {
  return { ok: false, error }
}
