import { randomBytes, randomUUID } from 'node:crypto'
import { type Role, roles } from '@gatehouse/contract/permissions'
import { createIdentity, type Identity, type SignedIn } from '@gatehouse/governance/identity'
import { fail, ok } from '@gatehouse/governance/kernel/result'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import type { Doors } from '../doors.ts'
import type { Channel, Notifications } from '../postgres-notifications.ts'
import { createServer } from './server.ts'

export const groups = {
  roles: Object.fromEntries(roles.map((role) => [role, [`group-${role}`]])),
  teams: {
    alpha: { name: { en: 'Alpha', ko: '알파' }, group: 'team-alpha' },
    beta: { name: { en: 'Beta', ko: '베타' }, group: 'team-beta' },
  },
}

/** The identity slice on a store in memory: the HTTP side is under test here, not PostgreSQL. */
export function memoryIdentity() {
  const people = new Map<string, SignedIn & { isDisabled: boolean; idToken: string | null }>()
  const sessions = new Map<string, string>()
  const attempts = new Map<string, Parameters<Identity['startAttempt']>[1]>()
  const identity = createIdentity(
    {
      ids: { next: () => randomUUID() },
      randomness: { hex: (bytes) => randomBytes(bytes).toString('hex') },
      store: {
        person: async (issuer, subject) => {
          const known = people.get(`${issuer} ${subject}`)
          return known ? { id: known.actor.personId, isDisabled: known.isDisabled } : null
        },
        liveSessions: async () => 0,
        session: async (hash) => {
          const person = people.get(sessions.get(hash) ?? '')
          return person === undefined || person.isDisabled ? null : person
        },
        idToken: async (hash) => people.get(sessions.get(hash) ?? '')?.idToken ?? null,
        commit: async ({ change }) => {
          if (change.kind === 'session-ended') {
            sessions.delete(change.tokenHash)
            return ok(undefined)
          }
          const { person } = change
          const key = `${person.issuer} ${person.subject}`
          const startedAt = new Date()
          people.set(key, {
            actor: { kind: 'person', personId: person.id, ...person },
            email: person.email,
            session: { startedAt, expiresAt: new Date(startedAt.getTime() + 8 * 3600_000) },
            isDisabled: people.get(key)?.isDisabled ?? false,
            idToken: change.idToken,
          })
          sessions.set(change.tokenHash, key)
          return ok(undefined)
        },
        teams: async (ids) =>
          Object.entries(groups.teams)
            .filter(([id]) => ids.includes(id))
            .map(([id, { name }]) => ({ id, name })),
        administratorNames: async () => ['Ada'],
        mirrorTeams: async () => {},
        saveAttempt: async (hash, attempt) => void attempts.set(hash, attempt),
        takeAttempt: async (hash) => {
          const attempt = attempts.get(hash) ?? null
          attempts.delete(hash)
          return attempt
        },
      },
    },
    { groups, contactText: null, isSandbox: true },
  )
  /** A session without the provider; answers the cookie's value. */
  async function signInAs(subject: string, held: readonly Role[], teams: readonly string[] = []) {
    const signedIn = await identity.signIn(
      {
        issuer: 'test',
        subject,
        name: subject,
        email: null,
        groups: [...held.map((role) => `group-${role}`), ...teams.map((team) => `team-${team}`)],
        idToken: null,
      },
      'test',
    )
    if (!signedIn.ok) throw new Error(signedIn.error.code)
    return signedIn.value.token
  }
  function disable(subject: string): void {
    const person = people.get(`test ${subject}`)
    if (person !== undefined) person.isDisabled = true
  }
  return { identity, signInAs, disable }
}

/** Stands for every slice behind the edge: whoever gets through meets `access.not_found`. */
const closedDoor: Doors['access'] = new Proxy(() => {}, {
  get: () => closedDoor,
  apply: async () => fail({ code: 'access.not_found' }),
}) as unknown as Doors['access']

export function memoryNotifications(): Notifications & {
  notify(channel: Channel, payload: string): void
  resume(): void
} {
  const handlers = new Map<Channel, (payload: string) => void>()
  const resumed: (() => void)[] = []
  return {
    listen(channel, handler) {
      handlers.set(channel, handler)
      return () => handlers.delete(channel)
    },
    onResume(handler) {
      resumed.push(handler)
      return () => {}
    },
    start: async () => {},
    stop: async () => {},
    notify: (channel, payload) => handlers.get(channel)?.(payload),
    resume: () => {
      for (const handler of resumed) handler()
    },
  }
}

interface Options {
  readonly issuer?: string
  readonly consoleDir?: string
  readonly env?: Readonly<Record<string, string>>
  readonly readiness?: () => Promise<string | null>
}

/** A listening server on a port of its own; `await using` stops it. */
export async function startServer(options: Options = {}) {
  const { freePort } = await import('@gatehouse/testkit/free-port')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const config = readConfig({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    PORT: String(port),
    GATEHOUSE_ORIGIN: origin,
    OIDC_ISSUER: options.issuer ?? 'http://127.0.0.1:1/oidc',
    OIDC_CLIENT_ID: 'gatehouse-console',
    OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone',
    GATEHOUSE_GROUPS: JSON.stringify(groups),
    GATEHOUSE_CONSOLE_DIR: options.consoleDir ?? '/nonexistent',
    ...options.env,
  })
  const people = memoryIdentity()
  const notifications = memoryNotifications()
  const app = await createServer({
    config,
    doors: {
      identity: people.identity,
      access: closedDoor,
      audit: { list: async () => ok({ rows: [], nextCursor: null }) },
    },
    notifications,
    readiness: options.readiness ?? (async () => null),
    log: pino({ level: 'silent' }),
  })
  await app.listen({ host: '127.0.0.1', port })
  return {
    origin: config.origin,
    url: origin,
    people,
    notifications,
    /** A call as the console makes it. */
    call(path: string, init: RequestInit & { token?: string } = {}) {
      const { token, headers, ...rest } = init
      const changes = init.method !== undefined && init.method !== 'GET'
      return fetch(`${origin}${path}`, {
        redirect: 'manual',
        ...rest,
        headers: {
          'x-gatehouse': '1',
          ...(changes ? { origin: config.origin, 'content-type': 'application/json' } : {}),
          ...(token === undefined ? {} : { cookie: `gatehouse=${token}` }),
          ...headers,
        },
      })
    },
    [Symbol.asyncDispose]: () => app.close(),
  }
}
