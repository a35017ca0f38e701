import { MODELS } from '../world/models.ts'
import { accessKeyIdOf, groupsOf, PEOPLE } from '../world/people.ts'
import { TEAMS } from '../world/teams.ts'
import type { World } from '../world/world.ts'

/** What `/_sandbox/world` tells: enough to sign in, to sign requests and to find one's way. */
export function describeWorld(world: World): unknown {
  return {
    accounts: Object.values(world.state.organization.accounts),
    teams: TEAMS,
    people: PEOPLE.map((person) => ({
      ...person,
      groups: groupsOf(person),
      accessKeyId: accessKeyIdOf(person),
    })),
    credentials: Object.values(world.state.accessKeys)
      .filter((key) => key.expiresAt === undefined)
      .map(({ accessKeyId, secret, sessionToken, accountId, principal }) => ({
        accessKeyId,
        secretAccessKey: secret,
        ...(sessionToken === undefined ? {} : { sessionToken }),
        accountId,
        principal,
      })),
    models: MODELS.map(({ id, name, provider }) => ({ id, name, provider })),
  }
}
