import { AMAZON_MODELS } from './models-amazon.ts'
import { ANTHROPIC_MODELS } from './models-anthropic.ts'
import { GEOGRAPHIES, type Geography, GLOBAL_SOURCES } from './models-geographies.ts'
import { META_MODELS } from './models-meta.ts'
import { MISTRAL_MODELS } from './models-mistral.ts'
import { OPEN_WEIGHT_MODELS } from './models-open-weight.ts'
import { SPECIALIST_MODELS } from './models-specialist.ts'

export type Modality = 'TEXT' | 'IMAGE' | 'EMBEDDING' | 'VIDEO' | 'SPEECH'

/** Which shape the body of InvokeModel has. */
export type BodyFamily =
  | 'anthropic'
  | 'nova'
  | 'titan-text'
  | 'titan-embedding'
  | 'cohere-embedding'
  | 'cohere-command'
  | 'llama'
  | 'mistral'
  | 'chat'
  | 'none'

export interface FoundationModel {
  readonly id: string
  readonly name: string
  readonly provider: string
  readonly input: readonly Modality[]
  readonly output: readonly Modality[]
  readonly isStreaming: boolean
  /** Regions where the model itself can be called; elsewhere only a profile reaches it. */
  readonly onDemand: readonly string[]
  /** Geographies that have a system inference profile for it. */
  readonly profiles: readonly Geography[]
  readonly customizations: readonly ('FINE_TUNING' | 'CONTINUED_PRE_TRAINING' | 'DISTILLATION')[]
  readonly body: BodyFamily
  readonly startOfLife: string
  readonly legacyFrom?: string
  readonly endOfLife?: string
}

export const MODELS: readonly FoundationModel[] = [
  ...AMAZON_MODELS,
  ...ANTHROPIC_MODELS,
  ...META_MODELS,
  ...MISTRAL_MODELS,
  ...OPEN_WEIGHT_MODELS,
  ...SPECIALIST_MODELS,
]

const BY_ID = new Map(MODELS.map((model) => [model.id, model]))

export function findModel(id: string): FoundationModel | undefined {
  return BY_ID.get(id)
}

/**
 * These have no Marketplace product, so nothing to subscribe to.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html
 */
const WITHOUT_PRODUCT = new Set(['Amazon', 'DeepSeek', 'Mistral AI', 'Meta', 'Qwen'])

export function needsAgreement(model: FoundationModel): boolean {
  return !WITHOUT_PRODUCT.has(model.provider)
}

export function needsUseCaseForm(model: FoundationModel): boolean {
  return model.provider === 'Anthropic'
}

export function isPastEndOfLife(model: FoundationModel, now: Date): boolean {
  return model.endOfLife !== undefined && now >= new Date(model.endOfLife)
}

export function isLegacy(model: FoundationModel, now: Date): boolean {
  return model.legacyFrom !== undefined && now >= new Date(model.legacyFrom)
}

/** Regions from which a profile of this geography can be called. */
export function sourceRegions(geography: Geography, model: FoundationModel): readonly string[] {
  return geography === 'global' ? GLOBAL_SOURCES : destinations(geography, model)
}

/** Regions that a geographic profile may route to; the global one has no list. */
export function destinations(
  geography: Exclude<Geography, 'global'>,
  model: FoundationModel,
): readonly string[] {
  const regions = GEOGRAPHIES[geography]
  return model.provider === 'Anthropic' ? regions.anthropic : regions.others
}

/** Callable on demand here, or reached here through a profile. */
export function isInRegion(model: FoundationModel, region: string): boolean {
  return (
    model.onDemand.includes(region) ||
    model.profiles.some((geography) => sourceRegions(geography, model).includes(region))
  )
}

export function modelArn(id: string, region: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${id}`
}
