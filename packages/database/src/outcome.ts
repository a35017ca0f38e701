/** The same form as governance's `Result`; this package does not know governance. */
export type Outcome<Value, Error> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Error }
