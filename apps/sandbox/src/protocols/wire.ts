import type { AwsError, Operation } from '../operation.ts'

/** A request once its body has arrived; header names are lower case. */
export interface WireRequest {
  readonly method: string
  /** As sent, still percent-encoded: an ARN in a path arrives as `%3A` and `%2F`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** Set instead of `body` when an object is too large to be held; it can be read once. */
  readonly stream?: AsyncIterable<Uint8Array>
}

export interface WireResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** An event stream or an object is written piece by piece as the handler yields. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
}

export type Members = Record<string, unknown>

/** One wire format: between bytes and the members of AWS's own schemas. */
export interface Protocol {
  readonly name: 'awsQuery' | 'awsJson1_0' | 'awsJson1_1' | 'restJson1' | 'restXml' | 'rpcV2Cbor'
  decode(
    operation: Operation,
    request: WireRequest,
    labels: Readonly<Record<string, string>>,
  ): Members | Promise<Members>
  encode(operation: Operation, output: Members, requestId: string): WireResponse
  error(error: AwsError, requestId: string): WireResponse
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8')
