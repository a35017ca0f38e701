import type { CatalogueEntry, ModelTarget } from '@gatehouse/contract/access-catalogue'
import { sameTarget } from '@gatehouse/contract/access-catalogue'
import { anywhere } from '../requests/policy-words.ts'

export const mostTargets = 10

/** One string for a target, for options and the URL: the kind tells a model from a profile of the same id. */
export function targetKey(target: ModelTarget): string {
  return `${target.kind}/${target.id}`
}

export function entryOf(
  entries: readonly CatalogueEntry[],
  target: ModelTarget,
): CatalogueEntry | undefined {
  return entries.find((entry) => sameTarget(entry.target, target))
}

/** A held model may be asked for again: that is how access is extended. */
export function canBeRequested(entry: CatalogueEntry): boolean {
  return entry.state !== 'blocked'
}

export type CannotRequest = 'nothingSelected' | 'blockedSelected' | 'tooMany'

/** Why the selected models cannot be requested together; null = they can. */
export function whyNotRequest(selected: readonly CatalogueEntry[]): CannotRequest | null {
  if (selected.length === 0) return 'nothingSelected'
  if (!selected.every(canBeRequested)) return 'blockedSelected'
  return selected.length > mostTargets ? 'tooMany' : null
}

/** Source Regions in which every chosen target can be called. */
export function commonRegions(chosen: readonly CatalogueEntry[]): readonly string[] {
  const [first, ...rest] = chosen
  if (first === undefined) return []
  return first.regions
    .filter((region) => rest.every((entry) => entry.regions.includes(region)))
    .toSorted()
}

export type Processing =
  | { readonly where: 'here' }
  | { readonly where: 'anywhere' }
  | { readonly where: 'regions'; readonly regions: readonly string[] }

/** Where prompts and outputs may be processed when the chosen targets are called from a Region. */
export function processingOf(chosen: readonly CatalogueEntry[], region: string): Processing {
  const all = new Set(chosen.flatMap((entry) => entry.processedIn[region] ?? [region]))
  if (all.has(anywhere)) return { where: 'anywhere' }
  if (all.size === 0 || (all.size === 1 && all.has(region))) return { where: 'here' }
  return { where: 'regions', regions: [...all].toSorted() }
}

/** The same for a whole row of the catalogue, over all its source Regions. */
export function processingOfEntry(entry: CatalogueEntry): Processing {
  const processed = Object.entries(entry.processedIn)
  const isHere = processed.every(([from, to]) => to.every((region) => region === from))
  if (isHere) return { where: 'here' }
  const all = new Set(processed.flatMap(([, to]) => to))
  if (all.has(anywhere)) return { where: 'anywhere' }
  return { where: 'regions', regions: [...all].toSorted() }
}
