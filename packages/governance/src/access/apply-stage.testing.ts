import type { Channel } from '@gatehouse/contract/access'
import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import { type Database, openDatabase } from '@gatehouse/database/database'
import { createDatabase, type TestDatabase } from '@gatehouse/testkit/database'
import { accounts, type TeamSlug, teamRoleArn, teams } from '@gatehouse/testkit/organisation'
import { withClient } from '@gatehouse/testkit/with-client'
import { uuidv7 } from 'uuidv7'
import type { Decision } from '../kernel/decision.ts'
import type { AccessChange, RunForChange } from './access-change.ts'
import { accessDatabase } from './access-database.prisma.ts'
import type { AccessPorts } from './access-ports.ts'
import type { ApplyOutcome } from './apply-outcomes.ts'
import { applyRun } from './apply-run.ts'
import { awsAdapters } from './aws-adapters.aws.ts'
import type { SandboxAws } from './governed-accounts.testing.ts'
import type { PolicyDocument } from './policy-document.ts'
import type { AccountAccess, TestCall } from './ports.ts'
import type { ApplyRunRecord, GrantRecord } from './records.ts'
import { touchesOf } from './touches.ts'

export const region = 'us-east-1'
export const team: TeamSlug = 'claims-nlp'
export const accountId = accounts.genaiDev
export const where = { teamId: team, accountId }
export const nova: ModelTarget = { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }

/** A connected account and team, on PostgreSQL and the sandbox: where runs are watched. */
export class ApplyStage implements AsyncDisposable {
  readonly aws: SandboxAws
  readonly account: AccountAccess
  readonly ports: AccessPorts
  readonly database: Database
  readonly #testDatabase: TestDatabase
  readonly #requester: string
  /** The person who approves. */
  readonly administrator: string

  private constructor(
    aws: SandboxAws,
    account: AccountAccess,
    ports: AccessPorts,
    database: Database,
    testDatabase: TestDatabase,
    people: readonly [string, string],
  ) {
    this.aws = aws
    this.account = account
    this.ports = ports
    this.database = database
    this.#testDatabase = testDatabase
    ;[this.#requester, this.administrator] = people
  }

  static async open(aws: SandboxAws): Promise<ApplyStage> {
    const testDatabase = await createDatabase()
    const people = [uuidv7(), uuidv7()] as const
    await withClient(testDatabase.url, async (client) => {
      await client.query('insert into team (id, "nameEn", "nameKo") values ($1, $2, $3)', [
        team,
        teams[team].en,
        teams[team].ko,
      ])
      for (const id of people) {
        await client.query(
          'insert into person (id, issuer, subject, name, roles) values ($1, $2, $3, $4, $5)',
          [id, 'test', id, 'Olivia Bennett', ['administrator']],
        )
      }
    })
    const database = openDatabase(testDatabase.url, { maxConnections: 4 })
    const account = await aws.connect(accountId, [team])
    const ports: AccessPorts = {
      ...accessDatabase(database),
      ...awsAdapters(aws.connector),
      clock: { now: () => new Date() },
      ids: { next: () => uuidv7() },
      randomness: { hex: (bytes) => '0'.repeat(bytes * 2) },
    }
    const stage = new ApplyStage(aws, account, ports, database, testDatabase, people)
    await stage.commit({
      kind: 'account-connected',
      account: { ...account, name: 'genai-dev', environment: 'development', regions: [region] },
    })
    await stage.commit({
      kind: 'principal-connected',
      principal: {
        id: uuidv7(),
        ...where,
        roleArn: teamRoleArn(accountId, team),
        connectedById: people[1],
        canBeTested: null,
      },
      run: null,
    })
    return stage
  }

  /** Changes the state as a use case would, without asking what it asks. */
  async commit(change: AccessChange): Promise<void> {
    const decision: Decision<AccessChange> = {
      actor: { kind: 'system' },
      correlationId: uuidv7(),
      change,
      audit: [{ action: 'access.grant.effective', subjectType: 'grant', subjectId: 'test' }],
      events: [],
    }
    const committed = await this.ports.store.commit(decision)
    if (!committed.ok) throw new Error(JSON.stringify(committed.error))
  }

  get databaseUrl(): string {
    return this.#testDatabase.url
  }

  /** A run that waits, or the one that already does. */
  async queue(change: (run: RunForChange) => AccessChange, cause: ApplyRunRecord['cause']) {
    const waiting = await this.ports.store.queuedRun(where)
    const run: RunForChange =
      waiting === null ? { isNew: true, id: uuidv7(), cause } : { isNew: false, id: waiting }
    await this.commit(change(run))
    return run.id
  }

  /** Approves one target; answers the run that will carry it into IAM. */
  async approve(
    target: ModelTarget = nova,
    options: { readonly channels?: readonly Channel[]; readonly expiresAt?: Date } = {},
  ): Promise<{ readonly runId: string; readonly grantId: string }> {
    const reading = await this.ports.catalogue.read(this.account, region)
    if (!reading.ok) throw new Error(JSON.stringify(reading.error))
    const touches = touchesOf(target, region, reading.value.value)
    if (!touches.ok) throw new Error(JSON.stringify(touches.error))
    const channels = options.channels ?? ['runtime']
    const requestId = uuidv7()
    await this.commit({
      kind: 'request-submitted',
      request: {
        id: requestId,
        requesterId: this.#requester,
        ...where,
        targets: [target],
        regions: [region],
        channels,
        purpose: 'Summaries of claims',
        dataClass: 'internal',
        callsPerDay: 100,
        durationDays: 90,
        ticket: null,
      },
    })
    const grantId = uuidv7()
    const runId = await this.queue(
      (run) => ({
        kind: 'request-approved',
        requestId,
        version: 1,
        deciderId: this.administrator,
        reason: 'Agreed.',
        signedHash: '0'.repeat(64),
        ...where,
        grants: [
          {
            id: grantId,
            target,
            regions: [region],
            channels,
            touches: [touches.value],
            expiresAt: options.expiresAt ?? new Date('2030-01-01T00:00:00Z'),
          },
        ],
        run,
      }),
      'approval',
    )
    return { runId, grantId }
  }

  async revoke(grantId: string): Promise<string> {
    const { version } = await this.grant(grantId)
    return this.queue(
      (run) => ({
        kind: 'grant-revoking',
        grantId,
        version,
        reason: 'No longer needed.',
        ...where,
        run,
      }),
      'revocation',
    )
  }

  /** Attempts until the run ends; the wait that the engine asks for passes on the sandbox's clock. */
  async run(runId: string, mostAttempts = 12): Promise<ApplyOutcome> {
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      const end = await applyRun(this.ports, runId)
      if (end.outcome !== 'retry') return end
      const waitMs = Math.max(0, end.at.getTime() - Date.now())
      await this.aws.sandbox.moveClock({ advanceSeconds: Math.ceil(waitMs / 1_000) })
    }
    throw new Error('The run did not end.')
  }

  async grant(grantId: string): Promise<GrantRecord> {
    const grant = await this.ports.store.grant(grantId)
    if (grant === null) throw new Error(`no grant ${grantId}`)
    return grant
  }

  async applied(runId: string): Promise<ApplyRunRecord> {
    const run = await this.ports.store.applyRun(runId)
    if (run === null) throw new Error(`no run ${runId}`)
    return run
  }

  /** A call as the team makes it, with its own role. */
  call(
    target: ModelTarget = nova,
    modelId: string = target.id,
    guardrail: TestCall['guardrail'] = null,
  ) {
    return this.ports.caller.call({
      account: this.account,
      roleArn: teamRoleArn(accountId, team),
      region,
      target,
      modelId,
      guardrail,
      sessionName: 'test',
    })
  }

  /** Takes the team's only role away from it; answers the run that this asks for. */
  async disconnect() {
    const [principal] = await this.ports.store.principals(where)
    return this.queue(
      (run) => ({
        kind: 'principal-disconnected',
        principalId: principal?.id ?? '',
        ...where,
        run,
      }),
      'principal',
    )
  }

  /** Each effect with each action that the team's policies in IAM hold now. */
  async effects() {
    const policies = await this.policies()
    return policies.flatMap(({ document }) =>
      (document as PolicyDocument).Statement.flatMap(({ Effect, Action }) =>
        Action.map((each) => `${Effect} ${each}`),
      ),
    )
  }

  async policies() {
    const listed = await this.ports.policies.list(this.account, team)
    if (!listed.ok) throw new Error(JSON.stringify(listed.error))
    return listed.value.value
  }

  async [Symbol.asyncDispose]() {
    await this.database.close()
    await this.#testDatabase[Symbol.asyncDispose]()
  }
}
