import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import {
  invocationRecord,
  type PlacedBody,
} from '../services/bedrock-runtime/logging/invocation-record.ts'
import { deliverableBodies } from '../services/bedrock-runtime/logging/place-bodies.ts'
import { invocations } from './invocations.ts'

/**
 * Invocation-log records as CloudWatch Logs keeps them, one a line on standard output and in the
 * order of time: `node apps/sandbox/src/traffic/write-records.ts --events 5000000 > records.ndjson`.
 * For benchmarks and for other programs that read logs; no sandbox is needed.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '200000' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
    end: { type: 'string', default: '2026-11-01T00:00:00Z' },
  },
})

const everything = {
  textDataDeliveryEnabled: true,
  imageDataDeliveryEnabled: true,
  embeddingDataDeliveryEnabled: true,
} as const

function recordOf(invocation: LoggedInvocation): string {
  const { input, output } = deliverableBodies(invocation, everything)
  return invocationRecord(invocation, {
    input: input && placed(input, `input/${invocation.requestId}`),
    output: output && placed(output, `output/${invocation.requestId}`),
  })
}

function placed(
  body: { content: string | Uint8Array; isInline: boolean },
  key: string,
): PlacedBody {
  return body.isInline && typeof body.content === 'string'
    ? { kind: 'inline', json: body.content }
    : { kind: 'stored', path: `s3://gatehouse-bedrock-logs/${key}.json.gz` }
}

const wanted = Number(values.events)
const LINES_AT_ONCE = 2000
let lines: string[] = []
let written = 0
for (const invocation of invocations({
  seed: Number(values.seed),
  days: Number(values.days),
  // A little more than wanted, so that chance does not leave too few.
  calls: Math.ceil(wanted * 1.02),
  endMs: Date.parse(values.end),
})) {
  lines.push(recordOf(invocation))
  written += 1
  if (lines.length === LINES_AT_ONCE || written === wanted) {
    if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain')
    lines = []
  }
  if (written === wanted) break
}
