import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { CatalogueModel, CatalogueProfile, Touches } from './ports.ts'

/**
 * Marked pure: every resource that a call on a target touches in one source Region.
 * AWS: Bedrock user guide, inference-profiles-prereq (read 2026-11). A global profile also touches
 * the model's ARN without Region and account, and the one of the source Region.
 */
export function touchesOf(
  target: ModelTarget,
  region: string,
  reading: {
    readonly models: readonly CatalogueModel[]
    readonly profiles: readonly CatalogueProfile[]
  },
): Result<Touches> {
  if (target.kind === 'foundation-model') {
    const model = reading.models.find(({ modelId }) => modelId === target.id)
    if (model === undefined) return unknownTarget(target, region)
    if (!model.inferenceTypes.includes('ON_DEMAND')) {
      return fail({
        code: 'access.model_blocked',
        detail: `${target.id} in ${region} can only be called through an inference profile.`,
      })
    }
    return ok({ region, modelArns: [model.modelArn] })
  }
  const profile = reading.profiles.find(({ profileId }) => profileId === target.id)
  if (profile === undefined) return unknownTarget(target, region)
  const modelArns = new Set(profile.modelArns)
  if (isGlobalProfile(profile.profileId)) {
    for (const arn of profile.modelArns) {
      const id = arn.slice(arn.indexOf('/') + 1)
      modelArns.add(`arn:aws:bedrock:${region}::foundation-model/${id}`)
      modelArns.add(`arn:aws:bedrock:::foundation-model/${id}`)
    }
  }
  return ok({ region, profileArn: profile.profileArn, modelArns: [...modelArns].sort() })
}

export function isGlobalProfile(profileId: string): boolean {
  return profileId.startsWith('global.')
}

/** Region of a foundation-model ARN; `unspecified` where AWS chooses among all (global routing). */
export function regionOfModelArn(arn: string): string {
  return arn.split(':')[3] || 'unspecified'
}

function unknownTarget(target: ModelTarget, region: string): Result<never> {
  return fail({ code: 'access.model_unknown', detail: `${target.id} in ${region}` })
}
