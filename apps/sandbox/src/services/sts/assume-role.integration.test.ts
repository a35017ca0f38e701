import {
  CreateRoleCommand,
  IAMClient,
  ListRolesCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator, type Credentials } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const GATEHOUSE: Credentials = {
  accessKeyId: 'ASIASANDBOXGATEHOUSE',
  secretAccessKey: 'sandbox',
  sessionToken: 'sandbox',
}
const READ = `arn:aws:iam::${DEV}:role/GatehouseRead`

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const options = (credentials: Credentials) => ({
  endpoint: sandbox.url,
  region: 'eu-central-1',
  credentials,
  maxAttempts: 1,
})
const sts = (credentials: Credentials) => new STSClient(options(credentials))
const iam = (credentials: Credentials) => new IAMClient(options(credentials))

async function assume(from: Credentials, input: Partial<AssumeRoleCommandInput>) {
  const { Credentials: taken } = await sts(from).send(
    new AssumeRoleCommand({ RoleArn: READ, RoleSessionName: 'gatehouse', ...input }),
  )
  return {
    accessKeyId: taken?.AccessKeyId ?? '',
    secretAccessKey: taken?.SecretAccessKey ?? '',
    sessionToken: taken?.SessionToken ?? '',
  }
}

const whoIs = (credentials: Credentials) => sts(credentials).send(new GetCallerIdentityCommand({}))

const trust = (principal: unknown, more = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more }],
  })

describe('who calls', () => {
  test('a user and a session say who they are', async () => {
    expect(await whoIs(administrator(DEV))).toMatchObject({
      Account: DEV,
      Arn: `arn:aws:iam::${DEV}:user/sandbox-admin`,
    })
    expect(await whoIs(GATEHOUSE)).toMatchObject({
      Arn: 'arn:aws:sts::000000000505:assumed-role/GatehouseService/gatehouse',
    })
  })

  test.each([
    ['an unknown key', { ...GATEHOUSE, accessKeyId: 'AKIAUNKNOWN' }, 'InvalidClientTokenId'],
    ['a wrong session token', { ...GATEHOUSE, sessionToken: 'other' }, 'InvalidClientTokenId'],
    ['a hostile key', { ...GATEHOUSE, accessKeyId: '__proto__' }, 'InvalidClientTokenId'],
  ])('%s is refused', async (_title, credentials, name) => {
    await expect(whoIs(credentials)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 403 },
    })
  })
})

describe('a role is assumed', () => {
  test('only with the external id that its trust policy demands', async () => {
    const session = await assume(GATEHOUSE, { ExternalId: 'unset' })
    expect(await whoIs(session)).toMatchObject({
      Arn: `arn:aws:sts::${DEV}:assumed-role/GatehouseRead/gatehouse`,
    })
    for (const input of [{}, { ExternalId: 'guessed' }]) {
      await expect(assume(GATEHOUSE, input)).rejects.toMatchObject({
        name: 'AccessDenied',
        message:
          'User: arn:aws:sts::000000000505:assumed-role/GatehouseService/gatehouse is not ' +
          `authorized to perform: sts:AssumeRole on resource: ${READ}`,
      })
    }
  })

  test('under a new trust policy as soon as that is written', async () => {
    const principal = { AWS: 'arn:aws:iam::000000000505:role/GatehouseService' }
    const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'fresh' } } }
    await iam(administrator(DEV)).send(
      new UpdateAssumeRolePolicyCommand({
        RoleName: 'GatehouseRead',
        PolicyDocument: trust(principal, condition),
      }),
    )
    await assume(GATEHOUSE, { ExternalId: 'fresh' })
    await expect(assume(GATEHOUSE, { ExternalId: 'unset' })).rejects.toMatchObject({
      name: 'AccessDenied',
    })
  })

  test('not when it does not exist, and not differently from a closed one', async () => {
    const missing = `arn:aws:iam::${DEV}:role/teams/missing`
    await expect(assume(GATEHOUSE, { RoleArn: missing })).rejects.toThrow(
      `is not authorized to perform: sts:AssumeRole on resource: ${missing}`,
    )
  })

  test('across accounts only with an allow on the caller’s side too', async () => {
    await iam(administrator('000000000404')).send(
      new CreateRoleCommand({ RoleName: 'open', AssumeRolePolicyDocument: trust({ AWS: '*' }) }),
    )
    const RoleArn = 'arn:aws:iam::000000000404:role/open'
    await assume(administrator(DEV), { RoleArn })
    await expect(assume(GATEHOUSE, { RoleArn })).rejects.toThrow(
      'because no identity-based policy allows the sts:AssumeRole action',
    )
  })
})

describe('a session', () => {
  test('ends when its time is over', async () => {
    const session = await assume(GATEHOUSE, { ExternalId: 'unset', DurationSeconds: 900 })
    await whoIs(session)
    sandbox.parts.world.clock.advance(901)
    await expect(whoIs(session)).rejects.toMatchObject({ name: 'ExpiredToken' })
  })

  test('is narrowed by the policy it was asked with', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }],
    })
    const wide = await assume(GATEHOUSE, { ExternalId: 'unset' })
    const narrow = await assume(GATEHOUSE, { ExternalId: 'unset', Policy })
    await iam(wide).send(new ListRolesCommand({}))
    await expect(iam(narrow).send(new ListRolesCommand({}))).rejects.toThrow(
      'because no session policy allows the iam:ListRoles action',
    )
  })

  test.each([
    ['too long for a chain', { DurationSeconds: 7200 }, 'role chaining'],
    ['shorter than AWS allows', { DurationSeconds: 60 }, 'greater than or equal to 900'],
    ['with a name that is none', { RoleSessionName: 'a b' }, 'regular expression pattern'],
  ])('%s is refused', async (_title, input, message) => {
    await expect(assume(GATEHOUSE, { ExternalId: 'unset', ...input })).rejects.toThrow(message)
  })
})
