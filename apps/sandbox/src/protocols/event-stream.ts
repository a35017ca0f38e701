import { EventStreamCodec } from '@smithy/core/event-streams'
import type { NormalizedSchema } from '@smithy/core/schema'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import { AwsError } from '../operation.ts'
import { writeJson } from './json-codec.ts'
import { membersOf } from './operation-schema.ts'
import { type Members, utf8 } from './wire.ts'

const codec = new EventStreamCodec(toUtf8, fromUtf8)

type Headers = Record<string, { type: 'string'; value: string }>

const header = (value: string) => ({ type: 'string' as const, value })

/**
 * Each `{ eventName: payload }` becomes one `application/vnd.amazon.eventstream` message.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export async function* eventStreamFrames(
  union: NormalizedSchema,
  events: AsyncIterable<Members>,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const event of events) {
      for (const [name, value] of Object.entries(event)) yield eventFrame(union, name, value)
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    yield exceptionFrame(union, error)
  }
}

/**
 * What a protocol without HTTP bindings sends before the events.
 * https://smithy.io/2.0/spec/event-streams.html#initial-response
 */
export function initialResponse(contentType: string): Uint8Array {
  const headers: Headers = {
    ':event-type': header('initial-response'),
    ':message-type': header('event'),
    ':content-type': header(contentType),
  }
  return frame(headers, utf8('{}'))
}

function eventFrame(union: NormalizedSchema, name: string, value: unknown): Uint8Array {
  const schema = union.getMemberSchema(name)
  const headers: Headers = { ':event-type': header(name), ':message-type': header('event') }
  for (const [memberName, member] of membersOf(schema)) {
    if (!member.getMergedTraits().eventPayload) continue
    const payload = (value as Members)[memberName]
    const isBytes = payload instanceof Uint8Array
    headers[':content-type'] = header(isBytes ? 'application/octet-stream' : 'application/json')
    return frame(headers, isBytes ? payload : writeJson(member, payload))
  }
  headers[':content-type'] = header('application/json')
  return frame(headers, schema.isStructSchema() ? writeJson(schema, value) : utf8('{}'))
}

/** The exception's event name is the union member that holds its shape (`throttlingException`). */
function exceptionFrame(union: NormalizedSchema, error: AwsError): Uint8Array {
  const member = [...union.structIterator()].find(([, schema]) => schema.getName() === error.code)
  const headers: Headers = member
    ? {
        ':exception-type': header(member[0]),
        ':message-type': header('exception'),
        ':content-type': header('application/json'),
      }
    : {
        ':error-code': header(error.code),
        ':error-message': header(error.message),
        ':message-type': header('error'),
      }
  const body = member ? utf8(JSON.stringify({ message: error.message, ...error.fields })) : utf8('')
  return frame(headers, body)
}

const frame = (headers: Headers, body: Uint8Array): Uint8Array => codec.encode({ headers, body })
