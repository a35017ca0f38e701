import type { AwsError, Operation } from '../operation.ts'

/** A request once its body has arrived; header names are lower case. */
export interface WireRequest {
  readonly method: string
  /** As sent, still percent-encoded: an ARN in a path arrives as `%3A` and `%2F`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** An event stream is written frame by frame as the handler yields. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
}

export type Members = Record<string, unknown>

/** One wire format: between bytes and the members of AWS's own schemas. */
export interface Protocol {
  readonly name: 'awsQuery' | 'awsJson1_1' | 'restJson1'
  decode(
    operation: Operation,
    request: WireRequest,
    labels: Readonly<Record<string, string>>,
  ): Members
  encode(operation: Operation, output: Members, requestId: string): WireResponse
  error(error: AwsError, requestId: string): WireResponse
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
