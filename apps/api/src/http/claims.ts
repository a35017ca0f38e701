import type { Claims } from '@gatehouse/governance/identity'

/** What a provider says of a person, before anybody has made sense of it. */
export type RawClaims = Readonly<Record<string, unknown>>

export function readClaims(
  subject: string,
  raw: RawClaims,
): Pick<Claims, 'subject' | 'name' | 'email' | 'groups'> {
  const email = text(raw['email'], 320)
  return {
    subject,
    name: text(raw['name'], 200) ?? text(raw['preferred_username'], 200) ?? email ?? subject,
    email,
    groups: groupsOf(raw) ?? [],
  }
}

/** Null: the claims do not say. A provider that has too many groups to tell leaves the claim out. */
export function groupsOf(raw: RawClaims): readonly string[] | null {
  const groups = raw['groups']
  if (typeof groups === 'string') return [groups]
  if (!Array.isArray(groups)) return null
  return groups.filter((group): group is string => typeof group === 'string')
}

function text(claim: unknown, most: number): string | null {
  if (typeof claim !== 'string') return null
  const clean = claim
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, most)
  return clean === '' ? null : clean
}
