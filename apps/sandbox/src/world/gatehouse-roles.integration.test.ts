import { ListFoundationModelsCommand } from '@aws-sdk/client-bedrock'
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  SimulatePrincipalPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam'
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'
import { administrator, bedrock, type Credentials } from '../services/bedrock/world-clients.ts'

const DEV = '000000000202'
const GATEHOUSE: Credentials = {
  accessKeyId: 'ASIASANDBOXGATEHOUSE',
  secretAccessKey: 'sandbox',
  sessionToken: 'sandbox',
}
const document = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'bedrock:InvokeModel',
      Resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
    },
  ],
})

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterEach(() => sandbox.close())

const options = (credentials: Credentials) => ({
  endpoint: sandbox.url,
  region: 'us-east-1',
  maxAttempts: 1,
  credentials,
})

async function assume(role: string, externalId?: string): Promise<Credentials> {
  const { Credentials: taken } = await new STSClient(options(GATEHOUSE)).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${DEV}:role/${role}`,
      RoleSessionName: 'gatehouse',
      ExternalId: externalId,
    }),
  )
  return {
    accessKeyId: taken?.AccessKeyId ?? '',
    secretAccessKey: taken?.SecretAccessKey ?? '',
    sessionToken: taken?.SessionToken ?? '',
  }
}

test('Gatehouse is its own session and reads the organization', async () => {
  const me = await new STSClient(options(GATEHOUSE)).send(new GetCallerIdentityCommand({}))
  expect(me.Arn).toBe('arn:aws:sts::000000000505:assumed-role/GatehouseService/gatehouse')
  const { Accounts } = await new OrganizationsClient(options(GATEHOUSE)).send(
    new ListAccountsCommand({}),
  )
  expect(Accounts).toHaveLength(5)
  await expect(
    bedrock(sandbox.url, GATEHOUSE).send(new ListFoundationModelsCommand({})),
  ).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('its roles open with the external id only, and an administrator changes it', async () => {
  await expect(assume('GatehouseRead')).rejects.toMatchObject({ name: 'AccessDenied' })
  await expect(assume('GatehouseRead', 'guess')).rejects.toMatchObject({ name: 'AccessDenied' })
  const reader = await assume('GatehouseRead', 'unset')
  const { modelSummaries } = await bedrock(sandbox.url, reader).send(
    new ListFoundationModelsCommand({}),
  )
  expect(modelSummaries?.length).toBeGreaterThan(40)

  const trust = sandbox.parts.world.iam.account(DEV).roles['GatehouseRead']?.trustPolicy ?? ''
  await new IAMClient(options(administrator(DEV))).send(
    new UpdateAssumeRolePolicyCommand({
      RoleName: 'GatehouseRead',
      PolicyDocument: trust.replace('"unset"', '"generated"'),
    }),
  )
  await expect(assume('GatehouseRead', 'unset')).rejects.toMatchObject({ name: 'AccessDenied' })
  await assume('GatehouseRead', 'generated')
})

test('the reader simulates but does not write', async () => {
  const iam = new IAMClient(options(await assume('GatehouseRead', 'unset')))
  const { EvaluationResults } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: `arn:aws:iam::${DEV}:role/teams/claims-nlp`,
      ActionNames: ['bedrock:InvokeModel'],
      ResourceArns: ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'],
    }),
  )
  expect(EvaluationResults?.[0]?.EvalDecision).toBe('implicitDeny')
  await expect(
    iam.send(
      new CreatePolicyCommand({ PolicyName: 'x', Path: '/gatehouse/', PolicyDocument: document }),
    ),
  ).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('the applier writes its own policies on team roles and nothing else', async () => {
  const iam = new IAMClient(options(await assume('GatehouseApply', 'unset')))
  const create = (Path: string) =>
    iam.send(new CreatePolicyCommand({ PolicyName: 'granted', Path, PolicyDocument: document }))
  await expect(create('/')).rejects.toMatchObject({ name: 'AccessDenied' })
  const { Policy } = await create('/gatehouse/')
  const own = { RoleName: 'claims-nlp', PolicyArn: Policy?.Arn ?? '' }
  await iam.send(new AttachRolePolicyCommand(own))
  await iam.send(new DetachRolePolicyCommand(own))
  await expect(
    iam.send(
      new AttachRolePolicyCommand({
        ...own,
        PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    ),
  ).rejects.toMatchObject({ name: 'AccessDenied' })
  await expect(
    iam.send(new AttachRolePolicyCommand({ ...own, RoleName: 'GatehouseRead' })),
  ).rejects.toMatchObject({ name: 'AccessDenied' })
  await expect(
    iam.send(
      new PutRolePolicyCommand({
        RoleName: 'claims-nlp',
        PolicyName: 'more',
        PolicyDocument: document,
      }),
    ),
  ).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('Gatehouse takes a team’s role for a test call', async () => {
  await expect(assume('teams/claims-nlp')).rejects.toMatchObject({ name: 'AccessDenied' })
  const me = await new STSClient(options(await assume('teams/claims-nlp', 'unset'))).send(
    new GetCallerIdentityCommand({}),
  )
  expect(me.Arn).toBe(`arn:aws:sts::${DEV}:assumed-role/claims-nlp/gatehouse`)
})
