import { accounts, teamRoleArn } from '@gatehouse/testkit/organisation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AwsAdapters, awsAdapters } from './aws-adapters.aws.ts'
import { SandboxAws } from './governed-accounts.testing.ts'
import type { PolicyDocument } from './policy-document.ts'
import { policyArn } from './policy-limits.ts'
import type { AccountAccess } from './ports.ts'

const accountId = accounts.genaiDev
const team = 'claims-nlp'
const roleArn = teamRoleArn(accountId, team)
const model = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'

let aws: SandboxAws
let adapters: AwsAdapters
let account: AccountAccess

beforeAll(async () => {
  aws = await SandboxAws.start()
  adapters = awsAdapters(aws.connector)
  account = await aws.connect(accountId, [team])
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
})

function allowing(resource: string, sid = 'A'): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: sid,
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: [resource],
      },
    ],
  }
}

function value<Value>(
  result: { ok: true; value: { value: Value } } | { ok: false; error: unknown },
) {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value.value
}

describe('account directory', () => {
  it('lists the accounts of the organization', async () => {
    const listed = value(await adapters.directory.list())
    expect(listed).toContainEqual({ accountId, name: 'genai-dev' })
  })

  it('knows the role of Gatehouse itself', async () => {
    expect(value(await adapters.directory.self())).toBe(
      'arn:aws:iam::000000000505:role/GatehouseService',
    )
  })

  it('verifies both roles, and says no without the external id', async () => {
    expect(await adapters.directory.verify(account)).toMatchObject({ ok: true })
    const stranger = { ...account, externalId: 'guessed' }
    expect(await adapters.directory.verify(stranger)).toMatchObject({
      ok: false,
      error: { code: 'aws.denied' },
    })
  })

  it('offers roles that IAM lets others edit', async () => {
    const roles = value(await adapters.directory.roles(account))
    expect(roles).toContainEqual({ roleArn, path: '/teams/' })
    expect(roles.some((role) => role.path.startsWith('/aws-reserved/'))).toBe(false)
    expect(roles.some((role) => role.roleArn === account.applyRoleArn)).toBe(false)
  })

  it('lists guardrails with their published versions', async () => {
    const guardrails = value(await adapters.directory.guardrails(account, 'us-east-1'))
    expect(guardrails.length).toBeGreaterThan(0)
    for (const { versions } of guardrails) expect(versions).not.toContain('DRAFT')
  })
})

describe('catalogue and enablement', () => {
  it('reads models with their availability, and profiles of both kinds', async () => {
    const read = await adapters.catalogue.read(account, 'us-east-1')
    const { models, profiles } = value(read)
    expect(models.length).toBeGreaterThan(20)
    expect(models.every(({ availability }) => availability.authorization !== undefined)).toBe(true)
    expect(profiles.some(({ profileId }) => profileId.startsWith('us.'))).toBe(true)
    expect(read).toMatchObject({
      value: { awsRequestIds: [expect.any(String), expect.any(String), expect.any(String)] },
    })
  })

  it('makes an agreement once, and finds it the next time', async () => {
    const { models } = value(await adapters.catalogue.read(account, 'us-east-1'))
    const modelId =
      models.find(({ availability }) => availability.agreement === 'NOT_AVAILABLE')?.modelId ?? ''
    expect(value(await adapters.enablement.ensureAgreement(account, 'us-east-1', modelId))).toBe(
      'created',
    )
    expect(['present', 'pending']).toContain(
      value(await adapters.enablement.ensureAgreement(account, 'us-east-1', modelId)),
    )
    expect(
      value(
        await adapters.enablement.ensureAgreement(account, 'us-east-1', 'amazon.nova-lite-v1:0'),
      ),
    ).toBe('present')
  })

  it('files the use-case form', async () => {
    expect(value(await adapters.enablement.hasUseCaseForm(account, 'us-east-1'))).toBe(false)
    const form = {
      companyName: '가온손해보험',
      companyWebsite: 'https://example.com',
      intendedUsers: 'internal',
      industry: 'Insurance',
      useCases: '보험금 청구서 요약',
    } as const
    value(await adapters.enablement.fileUseCaseForm(account, 'us-east-1', form))
    expect(value(await adapters.enablement.hasUseCaseForm(account, 'us-east-1'))).toBe(true)
  })
})

describe('principal policies', () => {
  it('creates, keeps, changes, and prunes at five versions', async () => {
    const name = `gatehouse-${team}-1`
    const put = async (sid: string) =>
      value(await adapters.policies.put(account, team, name, allowing(model, sid)))
    expect(await put('V1')).toBe('created')
    const before = await aws.lastCall()
    expect(await put('V1')).toBe('unchanged')
    expect(await aws.operationsAfter(before)).toEqual(['iam:GetPolicy', 'iam:GetPolicyVersion'])
    for (let version = 2; version <= 8; version++)
      expect(await put(`V${version}`)).toBe('new-version')
    const [policy] = value(await adapters.policies.list(account, team))
    expect(policy).toEqual({
      name,
      arn: policyArn(accountId, name),
      document: allowing(model, 'V8'),
      defaultVersionId: 'v8',
    })
  })

  it('attaches, simulates, detaches and removes, each twice without harm', async () => {
    const name = `gatehouse-${team}-2`
    const arn = policyArn(accountId, name)
    const question = {
      roleArn,
      actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      resourceArns: [model],
      context: { 'aws:CurrentTime': '2026-11-23T12:00:00Z', 'aws:RequestedRegion': 'us-east-1' },
    }
    const decisions = async () =>
      value(await adapters.policies.simulate(account, question)).map(({ decision }) => decision)
    value(await adapters.policies.put(account, team, name, allowing(model)))
    expect(await decisions()).toEqual(['implicitDeny', 'implicitDeny'])
    value(await adapters.policies.attach(account, team, arn))
    value(await adapters.policies.attach(account, team, arn))
    expect(value(await adapters.policies.attached(account, roleArn))).toContain(arn)
    expect(value(await adapters.policies.holders(account, arn))).toEqual([team])
    expect(await decisions()).toEqual(['allowed', 'allowed'])
    value(await adapters.policies.detach(account, team, arn))
    value(await adapters.policies.detach(account, team, arn))
    value(await adapters.policies.remove(account, arn))
    value(await adapters.policies.remove(account, arn))
    expect(value(await adapters.policies.holders(account, arn))).toEqual([])
    expect(await decisions()).toEqual(['implicitDeny', 'implicitDeny'])
  })

  it('says that a role is gone', async () => {
    const gone = await adapters.policies.attached(account, `${roleArn}-gone`)
    expect(gone).toMatchObject({ ok: false, error: { code: 'aws.not_found' } })
  })

  it('may attach nothing but its own policies', async () => {
    const other = `arn:aws:iam::${accountId}:policy/boundary/TeamBoundary`
    expect(await adapters.policies.attach(account, team, other)).toMatchObject({
      error: { code: 'aws.denied' },
    })
  })
})

describe('policy checks', () => {
  it('finds nothing wrong with a narrow document', async () => {
    const findings = value(await adapters.checks.validate(account, allowing(model)))
    expect(findings.filter(({ type }) => type === 'ERROR' || type === 'SECURITY_WARNING')).toEqual(
      [],
    )
  })

  it('refuses access that no policy may grant', async () => {
    const document: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [{ Sid: 'A', Effect: 'Allow', Action: ['iam:*'], Resource: ['*'] }],
    }
    const findings = value(await adapters.checks.validate(account, document))
    expect(findings).toContainEqual(
      expect.objectContaining({ type: 'ERROR', code: 'ACCESS_GRANTED' }),
    )
  })
})

describe('model caller', () => {
  const test = () => ({
    account,
    roleArn,
    region: 'us-east-1',
    target: { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' } as const,
    modelId: 'amazon.nova-lite-v1:0',
    guardrail: null,
    sessionName: '김지우 Jiwoo',
  })

  it("is denied in AWS's own words, then answered, in the person's name", async () => {
    const arn = policyArn(accountId, `gatehouse-${team}-3`)
    const denied = await adapters.caller.call(test())
    expect(denied).toMatchObject({ outcome: 'denied', awsRequestId: expect.any(String) })
    expect(denied.verbatim).toMatch(/^AccessDeniedException: .*bedrock:InvokeModel/)
    value(await adapters.policies.put(account, team, `gatehouse-${team}-3`, allowing(model)))
    value(await adapters.policies.attach(account, team, arn))
    const answered = await adapters.caller.call(test())
    expect(answered).toMatchObject({ outcome: 'answered', outputTokens: 1 })
    const [call] = (await aws.sandbox.calls({ service: 'bedrock-runtime' })).slice(-1)
    expect(call?.callerArn).toBe(`arn:aws:sts::${accountId}:assumed-role/${team}/Jiwoo`)
  })

  it('knows whether the role lets Gatehouse in', async () => {
    expect(await adapters.caller.canAssume(account, roleArn)).toBe(true)
    expect(await adapters.caller.canAssume({ ...account, externalId: 'wrong' }, roleArn)).toBe(
      false,
    )
  })
})
