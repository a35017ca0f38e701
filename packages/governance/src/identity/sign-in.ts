import { fail, ok, type Result } from '../kernel/result.ts'
import { mapGroups } from './map-groups.ts'
import type { IdentityPorts, IdentitySettings } from './ports.ts'
import { type Claims, sessionsPerPerson } from './session.ts'
import { tokenHash } from './token-hash.ts'

/**
 * Starts a session for whoever the provider vouches for; without a known group they get one with
 * no role, which shows whom to ask. Every sign-in makes a new token, so none can be fixed before.
 */
export async function signIn(
  ports: IdentityPorts,
  settings: Pick<IdentitySettings, 'groups'>,
  claims: Claims,
  correlationId: string,
): Promise<Result<{ readonly token: string }>> {
  const started = await startSession(ports, settings, claims, correlationId)
  // The first sign-in of a person in two windows at once: the second time the person is known.
  return !started.ok && started.error.code === 'request.in_progress'
    ? startSession(ports, settings, claims, correlationId)
    : started
}

async function startSession(
  ports: IdentityPorts,
  settings: Pick<IdentitySettings, 'groups'>,
  claims: Claims,
  correlationId: string,
): Promise<Result<{ readonly token: string }>> {
  const known = await ports.store.person(claims.issuer, claims.subject)
  if (known?.isDisabled) return fail({ code: 'identity.sign_in_failed' })
  const { roles, teamIds } = mapGroups(settings.groups, claims.groups)
  const { issuer, subject, name, email } = claims
  const person = { id: known?.id ?? ports.ids.next(), issuer, subject, name, email, roles, teamIds }
  const isFull = known !== null && (await ports.store.liveSessions(known.id)) >= sessionsPerPerson
  const token = ports.randomness.hex(32)
  const committed = await ports.store.commit({
    actor: { kind: 'person', personId: person.id, name, roles, teamIds },
    correlationId,
    change: {
      kind: 'session-started',
      person,
      tokenHash: tokenHash(token),
      idToken: claims.idToken,
    },
    audit: [
      {
        action: 'identity.session.started',
        subjectType: 'session',
        subjectId: person.id,
        after: { roles, teamIds },
      },
      ...(isFull ? [oldestEnded(person.id)] : []),
    ],
    events: [],
  })
  return committed.ok ? ok({ token }) : committed
}

function oldestEnded(personId: string) {
  return {
    action: 'identity.session.ended',
    subjectType: 'session',
    subjectId: personId,
    reason: `The oldest: a person has ${sessionsPerPerson} sessions at most.`,
  } as const
}
