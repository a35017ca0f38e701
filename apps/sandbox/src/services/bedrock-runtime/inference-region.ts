import { createHash } from 'node:crypto'
import type { Call } from '../../operation.ts'
import { GLOBAL_SOURCES } from '../../world/models-geographies.ts'
import { invocationTarget } from './invocation-target.ts'

/**
 * The Region that serves a call through a profile; undefined: the call went to a model itself. AWS
 * chooses by load; here the request's id decides, so that calls spread and each stays the same.
 */
export function inferenceRegion(modelId: string, call: Call): string | undefined {
  const target = invocationTarget(modelId, call)
  if (target.profileArn === undefined) return undefined
  const regions = target.modelArns.map((arn) => arn.split(':')[3] ?? '')
  const candidates = regions.includes('') ? GLOBAL_SOURCES : regions
  const pick = createHash('sha256').update(call.requestId).digest().readUInt32LE(0)
  return candidates[pick % Math.max(candidates.length, 1)]
}
