import type { GuardrailAssignment, guardrailChoice } from '@gatehouse/contract/access-accounts'
import type { z } from 'zod'

export type GuardrailChoice = z.infer<typeof guardrailChoice>

/** Per Region the chosen `guardrailId:version`; a Region that is absent has none. */
export type GuardrailSet = Readonly<Record<string, string>>

export function keyOf(guardrailId: string, version: string): string {
  return `${guardrailId}:${version}`
}

/** What a team has now in one account. */
export function currentSet(
  assignments: readonly GuardrailAssignment[],
  teamId: string,
): GuardrailSet {
  return Object.fromEntries(
    assignments
      .filter((one) => one.teamId === teamId)
      .map((one) => [one.region, keyOf(one.guardrailId, one.version)]),
  )
}

export function isSameSet(a: GuardrailSet, b: GuardrailSet): boolean {
  const entries = Object.entries(a)
  return (
    entries.length === Object.keys(b).length && entries.every(([region, key]) => b[region] === key)
  )
}

/** The whole set as the server takes it: what is left out is no longer assigned. */
export function guardrailsOf(
  set: GuardrailSet,
): { region: string; guardrailId: string; version: string }[] {
  return Object.entries(set)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, key]) => {
      const [guardrailId = '', version = ''] = key.split(':')
      return { region, guardrailId, version }
    })
}

export function withRegion(set: GuardrailSet, region: string, key: string | null): GuardrailSet {
  const { [region]: _replaced, ...rest } = set
  return key === null ? rest : { ...rest, [region]: key }
}

/** Published versions of a Region, newest first. */
export function optionsIn(
  choices: readonly GuardrailChoice[],
  region: string,
): readonly { key: string; name: string; version: string }[] {
  return choices
    .filter((choice) => choice.region === region)
    .flatMap((choice) =>
      choice.versions
        .toSorted((a, b) => Number(b) - Number(a))
        .map((version) => ({
          key: keyOf(choice.guardrailId, version),
          name: choice.name,
          version,
        })),
    )
}
