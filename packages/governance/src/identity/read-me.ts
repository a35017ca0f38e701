import type { Me } from '@gatehouse/contract/identity'
import { permissionsOf } from '@gatehouse/contract/permissions'
import type { IdentityPorts, IdentitySettings } from './ports.ts'
import type { SignedIn } from './session.ts'

/** Who I am, what I may do, and whom to ask for more. */
export async function readMe(
  ports: Pick<IdentityPorts, 'store'>,
  settings: IdentitySettings,
  signedIn: SignedIn,
): Promise<Me> {
  const { actor, session } = signedIn
  const [teams, administrators] = await Promise.all([
    ports.store.teams(actor.teamIds),
    ports.store.administratorNames(),
  ])
  return {
    person: { id: actor.personId, name: actor.name, email: signedIn.email },
    roles: [...actor.roles],
    teams: [...teams],
    permissions: [...permissionsOf(actor.roles)],
    contact: { text: settings.contactText, administrators: [...administrators] },
    session: {
      startedAt: session.startedAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
    },
    isSandbox: settings.isSandbox,
  }
}
