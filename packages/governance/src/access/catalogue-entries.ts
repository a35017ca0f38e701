import type { CatalogueEntry, ModelTarget } from '@gatehouse/contract/access-catalogue'
import { modelsBehind } from './models-behind.ts'
import { blockedBecause, catalogueState, needsOf } from './policy.ts'
import type { CatalogueModel } from './ports.ts'
import type { ReadingRecord } from './records.ts'
import { regionOfModelArn, touchesOf } from './touches.ts'

/** Marked pure: readings of several Regions, one row for each target. */

export type Read = ReadingRecord & { readonly readAt: Date }

export interface TeamFacts {
  readonly accountId: string
  readonly now: Date
  readonly hasPrincipal: boolean
  readonly hasUseCaseForm: boolean | null
  holds(target: ModelTarget): boolean
  hasAskedFor(target: ModelTarget): boolean
}

/** Everything that some Region lists, each once, in the order of the ids. */
export function targetsIn(readings: readonly Read[]): readonly ModelTarget[] {
  const models = readings.flatMap((reading) => reading.models.map(({ modelId }) => modelId))
  const profiles = readings.flatMap(({ profiles: each }) => each.map(({ profileId }) => profileId))
  return [
    ...[...new Set(models)].sort().map((id) => ({ kind: 'foundation-model' as const, id })),
    ...[...new Set(profiles)].sort().map((id) => ({ kind: 'inference-profile' as const, id })),
  ]
}

/** null: no Region lists a model behind it, so nothing could be said of it. */
export function entryOf(
  target: ModelTarget,
  readings: readonly Read[],
  facts: TeamFacts,
): CatalogueEntry | null {
  const listed = readings.filter((reading) => isListed(target, reading))
  const models = listed.flatMap((reading) => modelsBehind(target, reading))
  const [model] = models
  const [first, ...others] = listed
  if (model === undefined || first === undefined) return null

  const byRegion = listed.map((reading) => ({
    reading,
    blocked: blockedBecause({
      models: modelsBehind(target, reading),
      isProfile: target.kind === 'inference-profile',
      hasPrincipal: facts.hasPrincipal,
      now: facts.now,
    }),
  }))
  const open = byRegion.filter(({ blocked }) => blocked.length === 0)
  // One Region where it can be asked for is enough; the others are then left out of the row.
  const usable = open.length > 0 ? open : byRegion
  const reasons = open.length > 0 ? [] : [...new Set(byRegion.flatMap(({ blocked }) => blocked))]
  return {
    accountId: facts.accountId,
    target,
    name: nameOf(target, first, model),
    provider: model.provider,
    inputModalities: [...model.inputModalities],
    outputModalities: [...model.outputModalities],
    isStreaming: model.isStreaming,
    lifecycle: { ...model.lifecycle },
    regions: usable.map(({ reading }) => reading.region),
    processedIn: Object.fromEntries(
      usable.map(({ reading }) => [reading.region, processedIn(target, reading)]),
    ),
    needs: [...new Set(models.flatMap((each) => needsOf(each, facts.hasUseCaseForm)))],
    state: catalogueState({
      isHeld: facts.holds(target),
      isRequested: facts.hasAskedFor(target),
      blockedBecause: reasons,
    }),
    blockedBecause: reasons,
    readAt: oldest([first, ...others]).toISOString(),
  }
}

function oldest(readings: readonly Read[]): Date {
  return new Date(Math.min(...readings.map(({ readAt }) => readAt.getTime())))
}

function isListed(target: ModelTarget, { models, profiles }: Read): boolean {
  return target.kind === 'foundation-model'
    ? models.some(({ modelId }) => modelId === target.id)
    : profiles.some(({ profileId }) => profileId === target.id)
}

function nameOf(target: ModelTarget, { profiles }: Read, model: CatalogueModel): string {
  if (target.kind === 'foundation-model') return model.name
  return profiles.find(({ profileId }) => profileId === target.id)?.name ?? model.name
}

/** Regions in which prompts and outputs may be processed; a model called directly stays at home. */
function processedIn(target: ModelTarget, reading: Read): string[] {
  if (target.kind === 'foundation-model') return [reading.region]
  const touched = touchesOf(target, reading.region, reading)
  return touched.ok ? [...new Set(touched.value.modelArns.map(regionOfModelArn))].sort() : []
}
