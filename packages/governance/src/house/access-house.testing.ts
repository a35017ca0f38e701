import { randomBytes, randomUUID } from 'node:crypto'
import { type SubmitRequestInput, submitRequestInput } from '@gatehouse/contract/access'
import type { ErrorCode } from '@gatehouse/contract/errors'
import { type Database, openDatabase } from '@gatehouse/database/database'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { accounts, groupsConfiguration, teamRoleArn, teams } from '@gatehouse/testkit/organisation'
import { uuidv7 } from 'uuidv7'
import { dev, models, profiles, region } from '../access/access-catalogue.testing.ts'
import { accessDatabase } from '../access/access-database.prisma.ts'
import type { AccessPorts } from '../access/access-ports.ts'
import { type Access, createAccess } from '../access/index.ts'
import { auditLog } from '../audit/audit-log.prisma.ts'
import { type Audit, createAudit } from '../audit/index.ts'
import { identityStore } from '../identity/identity-store.prisma.ts'
import { createIdentity, type Identity } from '../identity/index.ts'
import type { Deed, PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'

type Role = 'requester' | 'administrator' | 'security-reviewer' | 'manager'

const groupOf: Readonly<Record<Role, string>> = {
  requester: 'gatehouse-requesters',
  administrator: 'gatehouse-administrators',
  'security-reviewer': 'gatehouse-security-reviewers',
  manager: 'gatehouse-managers',
}

/**
 * Gatehouse on a PostgreSQL of its own, with people signed in, an account, a catalogue and roles.
 * AWS is out of reach, which no decision may mind; what a directory is asked for, it knows.
 */
export class AccessHouse implements AsyncDisposable {
  readonly access: Access
  readonly identity: Identity
  readonly audit: Audit
  readonly ports: AccessPorts
  readonly database: Database
  readonly url: string
  readonly #testDatabase: TestDatabase
  readonly #others: Database[] = []

  private constructor(testDatabase: TestDatabase) {
    this.#testDatabase = testDatabase
    this.url = testDatabase.url
    this.database = openDatabase(testDatabase.url)
    this.ports = portsOf(this.database)
    this.access = createAccess(this.ports)
    this.audit = createAudit({ log: auditLog(this.database) })
    const { ids, randomness } = this.ports
    this.identity = createIdentity(
      { store: identityStore(this.database), ids, randomness },
      { groups: JSON.parse(groupsConfiguration), contactText: null, isSandbox: true },
    )
  }

  static async open(): Promise<AccessHouse> {
    const house = new AccessHouse(await createDatabase())
    await house.identity.syncTeams()
    const administrator = await house.signIn('olivia-bennett', ['administrator'])
    value(
      await house.access.accounts.connect(deedOf(administrator), {
        idempotencyKey: randomUUID(),
        accountId: dev,
        name: 'genai-dev',
        environment: 'development',
        regions: [region],
        readRoleArn: `arn:aws:iam::${dev}:role/GatehouseRead`,
        applyRoleArn: `arn:aws:iam::${dev}:role/GatehouseApply`,
      }),
    )
    value(
      await house.ports.store.commit({
        actor: { kind: 'system' },
        correlationId: uuidv7(),
        change: {
          kind: 'catalogue-read',
          accountId: dev,
          region,
          models,
          profiles,
          awsRequestId: null,
        },
        audit: [{ action: 'access.catalogue.refreshed', subjectType: 'account', subjectId: dev }],
        events: [],
      }),
    )
    for (const teamId of ['claims-nlp', 'fraud-detection', 'developer-tools'] as const) {
      value(
        await house.access.principals.connect(deedOf(administrator), {
          idempotencyKey: randomUUID(),
          accountId: dev,
          teamId,
          roleArn: teamRoleArn(dev, teamId),
        }),
      )
    }
    return house
  }

  /** Through the front door: groups in, a session out. */
  async signIn(
    subject: string,
    roles: readonly Role[],
    teamIds: readonly string[] = [],
  ): Promise<PersonActor> {
    const claims = {
      issuer: 'http://127.0.0.1/oidc',
      subject,
      name: subject,
      email: null,
      groups: [...roles.map((role) => groupOf[role]), ...teamIds.map((id) => `team-${id}`)],
      idToken: null,
    }
    const { token } = value(await this.identity.signIn(claims, uuidv7()))
    const signedIn = await this.identity.resolve(token)
    if (signedIn === null) throw new Error('The session that was just started is not there.')
    return signedIn.actor
  }

  submit(actor: PersonActor, input: Partial<SubmitRequestInput> = {}) {
    return this.access.requests.submit(
      deedOf(actor),
      submitRequestInput.parse({
        idempotencyKey: randomUUID(),
        teamId: actor.teamIds[0] ?? 'claims-nlp',
        accountId: dev,
        targets: [{ kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }],
        regions: [region],
        purpose: 'Summaries of claims for the adjusters',
        dataClass: 'internal',
        callsPerDay: 1000,
        ...input,
      }),
    )
  }

  /** Reads the diff and signs it, as the console does. */
  async approve(actor: PersonActor, requestId: string) {
    const preview = value(await this.access.requests.preview(actor, { requestId }))
    const request = value(await this.access.requests.read(actor, { requestId }))
    return this.access.requests.approve(deedOf(actor), {
      idempotencyKey: randomUUID(),
      requestId,
      version: request.version,
      contributionHash: preview.contributionHash,
      reason: 'It fits the use case.',
    })
  }

  /** A second process on the same database, with connections of its own. */
  anotherProcess(): Access {
    const database = openDatabase(this.url)
    this.#others.push(database)
    return createAccess(portsOf(database))
  }

  async [Symbol.asyncDispose]() {
    await Promise.all(this.#others.map((other) => other.close()))
    await this.database.close()
    await this.#testDatabase[Symbol.asyncDispose]()
  }
}

export function deedOf(actor: PersonActor): Deed {
  return { actor, correlationId: uuidv7() }
}

export function value<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.error))
}

export function codeOf(result: Result<unknown>): ErrorCode | 'ok' {
  return result.ok ? 'ok' : result.error.code
}

function portsOf(database: Database): AccessPorts {
  const away = async (): Promise<Result<never>> => fail({ code: 'aws.unavailable' })
  const roles = Object.keys(teams).map((team) => ({
    roleArn: teamRoleArn(dev, team as keyof typeof teams),
    path: '/teams/',
  }))
  return {
    ...accessDatabase(database),
    clock: { now: () => new Date() },
    ids: { next: () => uuidv7() },
    randomness: { hex: (bytes) => randomBytes(bytes).toString('hex') },
    catalogue: { read: away },
    enablement: { ensureAgreement: away, hasUseCaseForm: away, fileUseCaseForm: away },
    policies: {
      list: away,
      put: away,
      attach: away,
      detach: away,
      remove: away,
      attached: away,
      holders: away,
      simulate: away,
    },
    checks: { validate: away },
    directory: {
      list: async () =>
        ok({ value: [{ accountId: accounts.genaiDev, name: 'd' }], awsRequestIds: [] }),
      self: away,
      verify: away,
      roles: async () => ok({ value: roles, awsRequestIds: [] }),
      guardrails: async () =>
        ok({
          value: [
            {
              guardrailId: 'gr1abc',
              arn: `arn:aws:bedrock:${region}:${dev}:guardrail/gr1abc`,
              name: 'Customer care',
              versions: ['2', '1'],
            },
          ],
          awsRequestIds: [],
        }),
    },
    caller: {
      call: async () => ({
        outcome: 'failed',
        verbatim: 'unreachable',
        awsRequestId: null,
        latencyMs: 0,
        inputTokens: null,
        outputTokens: null,
      }),
      canAssume: async () => false,
    },
  }
}
