import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import type { CatalogueModel } from './ports.ts'
import type { ReadingRecord } from './records.ts'

/**
 * Marked pure: the models that answer for a target, as the source Region lists them. A destination
 * of a profile may offer a model that its source Region does not list; nothing is known of that one.
 */
export function modelsBehind(
  target: ModelTarget,
  reading: Pick<ReadingRecord, 'models' | 'profiles'>,
): readonly CatalogueModel[] {
  if (target.kind === 'foundation-model') {
    return reading.models.filter(({ modelId }) => modelId === target.id)
  }
  const profile = reading.profiles.find(({ profileId }) => profileId === target.id)
  const ids = new Set(profile?.modelArns.map((arn) => arn.slice(arn.indexOf('/') + 1)))
  return reading.models.filter(({ modelId }) => ids.has(modelId))
}
