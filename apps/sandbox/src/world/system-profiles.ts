import {
  destinations,
  type FoundationModel,
  isPastEndOfLife,
  MODELS,
  modelArn,
  sourceRegions,
} from './models.ts'
import { GEOGRAPHIES, type Geography } from './models-geographies.ts'

/** A profile that Bedrock itself defines: one model, and where its calls may go. */
export interface SystemProfile {
  readonly id: string
  readonly arn: string
  readonly name: string
  readonly description: string
  readonly geography: Geography
  readonly model: FoundationModel
  readonly modelArns: readonly string[]
}

/** How a model is named when a call to it may be answered in any commercial Region. */
export function globalModelArn(id: string): string {
  return `arn:aws:bedrock:::foundation-model/${id}`
}

function describe(
  model: FoundationModel,
  geography: Geography,
  region: string,
  accountId: string,
): SystemProfile {
  const id = `${geography}.${model.id}`
  const arn = `arn:aws:bedrock:${region}:${accountId}:inference-profile/${id}`
  if (geography === 'global') {
    return {
      id,
      arn,
      name: `Global ${model.provider} ${model.name}`,
      description: `Routes requests to ${model.name} globally across all supported AWS Regions.`,
      geography,
      model,
      modelArns: [modelArn(model.id, region), globalModelArn(model.id)],
    }
  }
  const regions = destinations(geography, model)
  return {
    id,
    arn,
    name: `${GEOGRAPHIES[geography].label} ${model.provider} ${model.name}`,
    description: `Routes requests to ${model.name} in ${regions.join(', ')}.`,
    geography,
    model,
    modelArns: regions.map((destination) => modelArn(model.id, destination)),
  }
}

/** The system profiles that can be called from a Region; the account in the ARN is the caller's. */
export function systemProfiles(region: string, accountId: string, now: Date): SystemProfile[] {
  return MODELS.filter((model) => !isPastEndOfLife(model, now)).flatMap((model) =>
    model.profiles
      .filter((geography) => sourceRegions(geography, model).includes(region))
      .map((geography) => describe(model, geography, region, accountId)),
  )
}

/** Also finds profiles of models past their end, so that a call can say why it fails. */
export function findSystemProfile(
  id: string,
  region: string,
  accountId: string,
): SystemProfile | undefined {
  const dot = id.indexOf('.')
  const geography = id.slice(0, dot)
  const model = MODELS.find((candidate) => candidate.id === id.slice(dot + 1))
  const known = model?.profiles.find((candidate) => candidate === geography)
  if (model === undefined || known === undefined) return undefined
  if (!sourceRegions(known, model).includes(region)) return undefined
  return describe(model, known, region, accountId)
}
