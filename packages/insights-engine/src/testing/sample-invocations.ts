import { readFileSync } from 'node:fs'
import type { Event } from './event-world.ts'

/** Records of every body family that Bedrock writes, as it writes them. */
export function sampleInvocations(): readonly Event[] {
  const path = new URL('bedrock-invocation-log-samples.jsonl', import.meta.url)
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((message) => ({ message }))
}
