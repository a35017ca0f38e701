import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  ListRoleTagsCommand,
  PutRolePolicyCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListPolicies,
  paginateListRoles,
  SetDefaultPolicyVersionCommand,
  TagRoleCommand,
  UntagRoleCommand,
} from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${DEV}:root` }, Action: 'sts:AssumeRole' },
  ],
})
const document = (action: string, resource = '*') =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource }],
  })

let sandbox: Sandbox
let iam: IAMClient

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  iam = new IAMClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    maxAttempts: 1,
  })
})

afterEach(() => sandbox.close())

async function newPolicy(name: string, action = 's3:GetObject'): Promise<string> {
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: name,
      Path: '/gatehouse/',
      PolicyDocument: document(action),
    }),
  )
  return Policy?.Arn ?? ''
}

const attach = (role: string, arn: string) =>
  iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: arn }))

describe('roles', () => {
  test('are made, read back, tagged and deleted', async () => {
    const { Role } = await iam.send(
      new CreateRoleCommand({
        RoleName: 'worker',
        Path: '/jobs/',
        AssumeRolePolicyDocument: TRUST,
      }),
    )
    expect(Role?.Arn).toBe(`arn:aws:iam::${DEV}:role/jobs/worker`)
    expect(Role?.RoleId).toMatch(/^AROA[A-Z2-7]{17}$/)
    const read = await iam.send(new GetRoleCommand({ RoleName: 'worker' }))
    expect(decodeURIComponent(read.Role?.AssumeRolePolicyDocument ?? '')).toBe(TRUST)
    await iam.send(
      new TagRoleCommand({
        RoleName: 'worker',
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    )
    await iam.send(new UntagRoleCommand({ RoleName: 'worker', TagKeys: ['a'] }))
    const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName: 'worker' }))
    expect(Tags).toEqual([{ Key: 'b', Value: '2' }])
    await expect(
      iam.send(new CreateRoleCommand({ RoleName: 'Worker', AssumeRolePolicyDocument: TRUST })),
    ).rejects.toMatchObject({ name: 'EntityAlreadyExistsException' })
    await iam.send(new DeleteRoleCommand({ RoleName: 'worker' }))
    await expect(iam.send(new GetRoleCommand({ RoleName: 'worker' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name worker cannot be found.',
      $metadata: { httpStatusCode: 404 },
    })
  })

  test.each(['__proto__', 'constructor'])('may be called %s, and so may a policy', async (name) => {
    const asRole = { RoleName: name }
    await iam.send(new CreateRoleCommand({ ...asRole, AssumeRolePolicyDocument: TRUST }))
    const inline = { ...asRole, PolicyName: name }
    const PolicyDocument = document('s3:GetObject')
    await iam.send(new PutRolePolicyCommand({ ...inline, PolicyDocument }))
    const read = await iam.send(new GetRolePolicyCommand(inline))
    expect(decodeURIComponent(read.PolicyDocument ?? '')).toBe(PolicyDocument)
    await iam.send(new DeleteRolePolicyCommand(inline))
    await iam.send(new DeleteRoleCommand(asRole))
    await expect(iam.send(new GetRoleCommand(asRole))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    })
  })

  test('are listed page by page', async () => {
    const pages = []
    for await (const page of paginateListRoles({ client: iam, pageSize: 4 }, {})) pages.push(page)
    const names = pages.flatMap((page) => page.Roles?.map(({ RoleName }) => RoleName) ?? [])
    expect(pages.length).toBeGreaterThan(2)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('claims-nlp')
    expect(pages.at(-1)?.IsTruncated).toBe(false)
  })

  test('of Identity Center cannot be changed', async () => {
    const put = new PutRolePolicyCommand({
      RoleName: 'AWSReservedSSO_Staff',
      PolicyName: 'p',
      PolicyDocument: document('s3:*'),
    })
    await expect(iam.send(put)).rejects.toMatchObject({ name: 'UnmodifiableEntityException' })
  })

  test('hold ten policies at most', async () => {
    for (let count = 0; count < 10; count += 1)
      await attach('claims-nlp', await newPolicy(`p${count}`))
    await expect(attach('claims-nlp', await newPolicy('p10'))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for PoliciesPerRole: 10',
      $metadata: { httpStatusCode: 409 },
    })
  })
})

describe('managed policies', () => {
  test('keep five versions, and the default one is protected', async () => {
    const PolicyArn = await newPolicy('versions')
    const add = (SetAsDefault = false) =>
      iam.send(
        new CreatePolicyVersionCommand({
          PolicyArn,
          PolicyDocument: document('s3:PutObject'),
          SetAsDefault,
        }),
      )
    for (let count = 2; count <= 5; count += 1) await add()
    await expect(add()).rejects.toMatchObject({ name: 'LimitExceededException' })
    await expect(
      iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' })),
    ).rejects.toMatchObject({ name: 'DeleteConflictException' })
    await iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn, VersionId: 'v5' }))
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId: 'v1' }))
    const { PolicyVersion } = await add(true)
    expect(PolicyVersion).toMatchObject({ VersionId: 'v6', IsDefaultVersion: true })
    const { Versions } = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }))
    expect(Versions?.map(({ VersionId }) => VersionId)).toEqual(['v6', 'v5', 'v4', 'v3', 'v2'])
    const read = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v6' }))
    expect(decodeURIComponent(read.PolicyVersion?.Document ?? '')).toBe(document('s3:PutObject'))
  })

  test('are measured without white space', async () => {
    const ofSize = (size: number) => {
      const frame = document('s3:GetObject', 'arn:aws:s3:::').length
      return document('s3:GetObject', `arn:aws:s3:::${'k'.repeat(size - frame)}`)
    }
    const create = (name: string, text: string) =>
      iam.send(new CreatePolicyCommand({ PolicyName: name, PolicyDocument: text }))
    await create('fits', `${' '.repeat(5000)}${ofSize(6144)}`)
    await expect(create('large', ofSize(6145))).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Cannot exceed quota for PolicySize: 6144',
    })
  })

  test('cannot be deleted while somebody holds them', async () => {
    const PolicyArn = await newPolicy('held')
    await attach('claims-nlp', PolicyArn)
    const remove = () => iam.send(new DeletePolicyCommand({ PolicyArn }))
    await expect(remove()).rejects.toMatchObject({ name: 'DeleteConflictException' })
    const { PolicyRoles } = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }))
    expect(PolicyRoles?.map(({ RoleName }) => RoleName)).toEqual(['claims-nlp'])
    const detach = new DetachRolePolicyCommand({ RoleName: 'claims-nlp', PolicyArn })
    await iam.send(detach)
    await expect(iam.send(detach)).rejects.toMatchObject({ name: 'NoSuchEntityException' })
    await remove()
    await expect(iam.send(new GetPolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
    })
  })

  test('are found by their path', async () => {
    const arn = await newPolicy('found')
    const found = []
    for await (const page of paginateListPolicies({ client: iam }, { PathPrefix: '/gatehouse/' })) {
      found.push(...(page.Policies ?? []))
    }
    expect(found.map(({ Arn }) => Arn)).toEqual([arn])
  })
})

test('the account’s details hold every role with its decoded documents', async () => {
  const roles = []
  const client = { client: iam, pageSize: 5 }
  for await (const page of paginateGetAccountAuthorizationDetails(client, { Filter: ['Role'] })) {
    roles.push(...(page.RoleDetailList ?? []))
  }
  const team = roles.find(({ RoleName }) => RoleName === 'claims-nlp')
  expect(team?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(
    `arn:aws:iam::${DEV}:policy/boundary/TeamBoundary`,
  )
  const inline = decodeURIComponent(team?.RolePolicyList?.[0]?.PolicyDocument ?? '')
  expect(JSON.parse(inline)).toHaveProperty('Statement')
})
