import { type BodyFamily, findModel, modelArn } from '../world/models.ts'
import { findSystemProfile } from '../world/system-profiles.ts'
import type { Dice } from './dice.ts'

/** A model as one caller names it. */
export interface NamedModel {
  readonly modelId: string
  /** Of the profile or model that it names. */
  readonly arn: string
  readonly foundationId: string
  readonly body: BodyFamily
  readonly isStreaming: boolean
  /** Empty: it answers where it is called. */
  readonly destinations: readonly string[]
}

/** Where a global profile was seen to answer; all of them are Regions that the organisation allows. */
const GLOBAL_DESTINATIONS = [
  'us-east-1',
  'us-west-2',
  'eu-central-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'eu-west-1',
]

const known = new Map<string, NamedModel>()

/** `arn:` before the name stands for the ARN of what it names. */
export function namedModel(reference: string, region: string, accountId: string): NamedModel {
  const key = `${reference}/${region}/${accountId}`
  const seen = known.get(key)
  if (seen !== undefined) return seen
  const named = resolve(reference, region, accountId)
  known.set(key, named)
  return named
}

function resolve(reference: string, region: string, accountId: string): NamedModel {
  const isArn = reference.startsWith('arn:')
  const id = isArn ? reference.slice(4) : reference
  const profile = findSystemProfile(id, region, accountId)
  const model = profile?.model ?? findModel(id)
  if (model === undefined) throw new Error(`Nothing in ${region} is called ${id}.`)
  const arn = profile?.arn ?? modelArn(id, region)
  return {
    modelId: isArn ? arn : id,
    arn,
    foundationId: model.id,
    body: model.body,
    isStreaming: model.isStreaming,
    destinations: destinationsOf(profile),
  }
}

function destinationsOf(profile: ReturnType<typeof findSystemProfile>): readonly string[] {
  if (profile === undefined) return []
  if (profile.geography === 'global') return GLOBAL_DESTINATIONS
  return profile.modelArns.map((arn) => arn.split(':')[3] ?? '')
}

/** Most calls are answered near by. */
export function inferenceRegion(model: NamedModel, region: string, dice: Dice): string | undefined {
  if (model.destinations.length === 0) return undefined
  const isNear = model.destinations.includes(region) && dice.chance(0.55)
  return isNear ? region : dice.pick(model.destinations)
}
