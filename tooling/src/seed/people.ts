import type { TeamSlug } from '@gatehouse/testkit/organisation'

interface Person {
  readonly sub: string
  readonly groups: readonly string[]
}

/** Who asks for a team: its first member who may, as the sandbox's world tells. */
export async function requesterOf(sandboxUrl: string, team: TeamSlug): Promise<string> {
  const response = await fetch(`${sandboxUrl}/_sandbox/world`)
  // The sandbox's agreed answer, read for two members.
  const { people } = (await response.json()) as { people: readonly Person[] }
  const person = people.find(
    ({ groups }) => groups.includes(`team-${team}`) && groups.includes('gatehouse-requesters'),
  )
  if (person === undefined) throw new Error(`Nobody of ${team} may ask for a model.`)
  return person.sub
}
