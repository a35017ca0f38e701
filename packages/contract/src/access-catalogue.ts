import { z } from 'zod'
import { accountId, inferenceProfileId, modelId, region } from './aws-identifiers.ts'
import { idempotencyKey, lookupText, personText } from './text.ts'

/** What a team asks for: a foundation model called in its Region, or an inference profile. */
export const modelTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('foundation-model'), id: modelId }),
  z.strictObject({ kind: z.literal('inference-profile'), id: inferenceProfileId }),
])
export type ModelTarget = z.infer<typeof modelTarget>

export function sameTarget(a: ModelTarget, b: ModelTarget): boolean {
  return a.kind === b.kind && a.id === b.id
}

export const modelLifecycle = z.object({
  status: z.enum(['ACTIVE', 'LEGACY']),
  legacyAt: z.iso.datetime().nullable(),
  endOfLifeAt: z.iso.datetime().nullable(),
})

/** Why a model cannot be requested; the console has words for each. */
export const blockedReasons = [
  'end-of-life',
  'not-authorized',
  'not-available-in-region',
  'not-entitled',
  'on-demand-not-supported',
  'no-principal',
] as const

/** What stands between a grant and the first answer, told before anybody asks. */
export const modelNeeds = ['marketplace-agreement', 'use-case-form'] as const

/** One row of the catalogue: a target in one account, over the Regions where it was read. */
export const catalogueEntry = z.object({
  accountId,
  target: modelTarget,
  name: z.string(),
  provider: z.string(),
  inputModalities: z.array(z.string()),
  outputModalities: z.array(z.string()),
  isStreaming: z.boolean(),
  lifecycle: modelLifecycle,
  /** Source Regions in which this target can be called. */
  regions: z.array(region),
  /** For a profile: per source Region, the Regions in which prompts and outputs may be processed. `unspecified` = anywhere (global profile). */
  processedIn: z.record(z.string(), z.array(z.string())),
  needs: z.array(z.enum(modelNeeds)),
  state: z.enum(['held', 'requested', 'requestable', 'blocked']),
  blockedBecause: z.array(z.enum(blockedReasons)),
  /** When the oldest of the readings behind this row was taken from AWS. */
  readAt: z.iso.datetime(),
})
export type CatalogueEntry = z.infer<typeof catalogueEntry>

/** `access.catalogue`: held / requested are answered for one team. */
export const catalogueInput = z.strictObject({
  accountId,
  teamId: lookupText(64),
  region: region.optional(),
})

/** One reading of one account and Region. */
export const catalogueReading = z.object({
  accountId,
  region,
  state: z.enum(['never', 'reading', 'current', 'stale', 'failed']),
  readAt: z.iso.datetime().nullable(),
  failure: z.string().nullable(),
  awsRequestId: z.string().nullable(),
})
export const catalogue = z.object({
  entries: z.array(catalogueEntry),
  readings: z.array(catalogueReading),
})
export type Catalogue = z.infer<typeof catalogue>

/** `access.refreshCatalogue`: a job; progress comes over `/events`. */
export const refreshCatalogueInput = z.strictObject({ idempotencyKey, accountId })

/** The one-time form some providers ask for. AWS: PutUseCaseForModelAccess, limits of its formData. */
export const useCaseForm = z.strictObject({
  companyName: personText(1, 128),
  companyWebsite: personText(1, 128),
  intendedUsers: z.enum(['internal', 'external', 'both']),
  industry: personText(1, 128),
  useCases: personText(10, 8192),
})
export type UseCaseForm = z.infer<typeof useCaseForm>
export const fileUseCaseInput = z.strictObject({ idempotencyKey, accountId, form: useCaseForm })
