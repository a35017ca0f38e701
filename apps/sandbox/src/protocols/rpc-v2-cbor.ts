import { CborShapeDeserializer2, CborShapeSerializer2, cbor } from '@smithy/core/cbor'
import { AwsError, type Operation } from '../operation.ts'
import { inputSchema, outputSchema } from './operation-schema.ts'
import { queryErrorHeader } from './query-compatible-error.ts'
import { uncompressed } from './uncompressed.ts'
import type { Members, Protocol, WireRequest, WireResponse } from './wire.ts'

const PROTOCOL = 'rpc-v2-cbor'
const headersOf = (requestId: string) => ({
  'content-type': 'application/cbor',
  'smithy-protocol': PROTOCOL,
  'x-amzn-requestid': requestId,
})

export const isRpcV2Cbor = ({ headers }: Pick<WireRequest, 'headers'>): boolean =>
  headers['smithy-protocol'] === PROTOCOL

/** The path names service and operation; of the services here CloudWatch alone speaks it in AWS. */
export function rpcV2OperationName(path: string): string | undefined {
  return /^\/service\/GraniteServiceVersion20100801\/operation\/(\w+)\/?$/.exec(path)?.[1]
}

/** What most SDKs speak with CloudWatch: https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html */
export const rpcV2Cbor: Protocol = {
  name: 'rpcV2Cbor',

  decode(operation: Operation, request: WireRequest): Members {
    const schema = inputSchema(operation)
    const body = uncompressed(request)
    if (body.length === 0 || !schema.isStructSchema()) return {}
    const input = readCbor(() => new CborShapeDeserializer2().read(schema, body))
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) {
      return input as Members
    }
    throw new AwsError('SerializationException', 400, 'The request body is not a map.')
  },

  encode(operation: Operation, output: Members, requestId: string): WireResponse {
    const serializer = new CborShapeSerializer2()
    serializer.write(outputSchema(operation), output)
    return { status: 200, headers: headersOf(requestId), body: new Uint8Array(serializer.flush()) }
  },

  error(error: AwsError, requestId: string): WireResponse {
    return {
      status: error.status >= 500 ? error.status : 400,
      headers: { ...headersOf(requestId), ...queryErrorHeader(error) },
      body: cbor.serialize({ __type: error.code, ...error.fields, message: error.message }),
    }
  },
}

/** What is cut short, nested too deep or of another type ends the reading in an error of its own. */
function readCbor(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    throw new AwsError('SerializationException', 400, 'The request body is not valid CBOR.')
  }
}
