import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { awsCli, INSTALL_AWS_CLI, isAwsCliPresent } from './debian-aws-cli.ts'
import { type Sandbox, startSandbox } from './server.ts'

const mayBeAbsent = process.env['CI'] === undefined && process.getuid?.() !== 0
const DEV = '000000000202'

let sandbox: Sandbox

const aws = (accountId: string, ...words: string[]) => awsCli(sandbox.url, accountId, ...words)
const dev = (...words: string[]) => aws(DEV, ...words)

const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })
const allow = (action: string) => policy({ Effect: 'Allow', Action: action, Resource: '*' })

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

test.skipIf(mayBeAbsent && !isAwsCliPresent)('Debian’s AWS CLI is here', () => {
  expect(isAwsCliPresent, `The AWS CLI is missing; as root: ${INSTALL_AWS_CLI}`).toBe(true)
})

describe.skipIf(!isAwsCliPresent)(
  `a client that we did not write (else: ${INSTALL_AWS_CLI})`,
  () => {
    const policyArn = `arn:aws:iam::${DEV}:policy/cli/readers`

    test('asks who it is', async () => {
      expect(await dev('sts', 'get-caller-identity')).toMatchObject({
        Account: DEV,
        Arn: `arn:aws:iam::${DEV}:user/sandbox-admin`,
      })
    })

    test('makes a role, reads it back and becomes it', async () => {
      const trust = policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${DEV}:root` },
        Action: 'sts:AssumeRole',
      })
      const name = ['--role-name', 'cli-role']
      await dev(
        'iam',
        'create-role',
        ...name,
        '--assume-role-policy-document',
        trust,
        '--tags',
        'Key=a,Value=b',
      )
      expect(await dev('iam', 'get-role', ...name)).toMatchObject({
        Role: { AssumeRolePolicyDocument: JSON.parse(trust), Tags: [{ Key: 'a', Value: 'b' }] },
      })
      const roleArn = `arn:aws:iam::${DEV}:role/cli-role`
      const session = ['--role-session-name', 'cli']
      expect(await dev('sts', 'assume-role', '--role-arn', roleArn, ...session)).toMatchObject({
        AssumedRoleUser: { Arn: `arn:aws:sts::${DEV}:assumed-role/cli-role/cli` },
        Credentials: { AccessKeyId: expect.stringMatching(/^ASIA/) },
      })
    })

    test('gives the role a policy, a second version, and takes it away', async () => {
      const named = ['--policy-name', 'readers', '--path', '/cli/']
      await dev('iam', 'create-policy', ...named, '--policy-document', allow('s3:GetObject'))
      const pair = ['--role-name', 'cli-role', '--policy-arn', policyArn]
      await dev('iam', 'attach-role-policy', ...pair)
      const version = ['--policy-document', allow('s3:PutObject'), '--set-as-default']
      await dev('iam', 'create-policy-version', '--policy-arn', policyArn, ...version)
      const simulated = await dev(
        ...['iam', 'simulate-principal-policy'],
        ...['--policy-source-arn', `arn:aws:iam::${DEV}:role/cli-role`],
        ...['--action-names', 's3:PutObject', 's3:GetObject'],
        ...['--resource-arns', 'arn:aws:s3:::bucket/key'],
      )
      expect(simulated).toMatchObject({
        EvaluationResults: [
          { EvalActionName: 's3:PutObject', EvalDecision: 'allowed' },
          { EvalActionName: 's3:GetObject', EvalDecision: 'implicitDeny' },
        ],
      })
      expect(await dev('iam', 'list-attached-role-policies', '--role-name', 'cli-role')).toEqual({
        AttachedPolicies: [{ PolicyName: 'readers', PolicyArn: policyArn }],
      })
      await dev('iam', 'detach-role-policy', ...pair)
      await dev('iam', 'delete-policy-version', '--policy-arn', policyArn, '--version-id', 'v1')
      await dev('iam', 'delete-policy', '--policy-arn', policyArn)
    })

    test('pages through the roles by itself', async () => {
      const all = await dev('iam', 'list-roles', '--page-size', '3')
      expect(all).toMatchObject({ Roles: expect.arrayContaining([]) })
      expect((all as { Roles: unknown[] }).Roles.length).toBeGreaterThan(12)
    })

    test('understands the errors', async () => {
      await expect(dev('iam', 'get-role', '--role-name', 'missing')).rejects.toThrow(
        /\(NoSuchEntity\) when calling the GetRole operation.*: The role with name missing cannot be found\./,
      )
      await expect(dev('iam', 'list-groups')).rejects.toThrow('(NotImplemented)')
    })

    test('walks through the organisation', async () => {
      const management = (...words: string[]) => aws('000000000101', 'organizations', ...words)
      const names = await management('list-accounts', '--query', 'Accounts[].Name')
      expect(names).toHaveLength(5)
      expect(await management('list-parents', '--child-id', DEV)).toMatchObject({
        Parents: [{ Type: 'ORGANIZATIONAL_UNIT' }],
      })
      const type = ['--filter', 'SERVICE_CONTROL_POLICY']
      expect(await management('list-policies', ...type, '--query', 'Policies[].Name')).toContain(
        'FullAWSAccess',
      )
    })

    test('has a policy validated', async () => {
      const document = policy({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' })
      const type = ['--policy-type', 'IDENTITY_POLICY', '--query', 'findings[].issueCode']
      const codes = await dev(
        'accessanalyzer',
        'validate-policy',
        '--policy-document',
        document,
        ...type,
      )
      expect(codes).toEqual(['PASS_ROLE_WITH_STAR_IN_RESOURCE'])
    })
  },
)
