import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteIndexPolicyCommand,
  DeleteResourcePolicyCommand,
  DescribeFieldIndexesCommand,
  DescribeIndexPoliciesCommand,
  DescribeResourcePoliciesCommand,
  PutAccountPolicyCommand,
  PutIndexPolicyCommand,
  PutResourcePolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs, GROUP_ARN } from './log-clients.ts'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  for (const logGroupName of ['/own', '/inherits']) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
  }
  await logs.send(
    new CreateLogGroupCommand({ logGroupName: '/rare', logGroupClass: 'INFREQUENT_ACCESS' }),
  )
})

afterAll(() => sandbox.close())

const document = (...fields: unknown[]) => JSON.stringify({ Fields: fields })

describe('field indexes', () => {
  const put = (policyDocument: string, logGroupIdentifier = '/own') =>
    logs.send(new PutIndexPolicyCommand({ logGroupIdentifier, policyDocument }))
  const named = (...logGroupIdentifiers: string[]) => ({ logGroupIdentifiers })

  test('are put, shown and deleted', async () => {
    await put('{"Fields":["requestId"],"FieldsV2":{"modelId":{"type":"FACET"}}}')
    const { indexPolicies } = await logs.send(new DescribeIndexPoliciesCommand(named('/own')))
    expect(indexPolicies).toMatchObject([
      { logGroupIdentifier: `${GROUP_ARN}:/own`, source: 'LOG_GROUP' },
    ])
    const { fieldIndexes } = await logs.send(
      new DescribeFieldIndexesCommand({ ...named('/own'), indexCategories: ['CUSTOM'] }),
    )
    expect(fieldIndexes).toMatchObject([
      { fieldIndexName: 'requestId', type: 'FIELD_INDEX' },
      { fieldIndexName: 'modelId', type: 'FACET' },
    ])
    await logs.send(new DeleteIndexPolicyCommand({ logGroupIdentifier: '/own' }))
    const after = await logs.send(new DescribeFieldIndexesCommand(named('/own')))
    expect(after.fieldIndexes?.map(({ indexCategory }) => indexCategory)).toEqual(
      Array.from({ length: 5 }, () => 'DEFAULT'),
    )
  })

  test('of the account reach groups of a prefix that have none of their own', async () => {
    await logs.send(
      new PutAccountPolicyCommand({
        policyName: 'some',
        policyType: 'FIELD_INDEX_POLICY',
        policyDocument: document('operation'),
        selectionCriteria: 'LogGroupNamePrefix = "/inh"',
      }),
    )
    const policies = await logs.send(new DescribeIndexPoliciesCommand(named('/inherits')))
    expect(policies.indexPolicies).toMatchObject([{ policyName: 'some', source: 'ACCOUNT' }])
    const own = await logs.send(new DescribeIndexPoliciesCommand(named('/own')))
    expect(own.indexPolicies).toEqual([])
  })

  test('of the account mean no log group twice', async () => {
    const putFor = (policyName: string, selectionCriteria?: string) =>
      logs.send(
        new PutAccountPolicyCommand({
          policyName,
          policyType: 'FIELD_INDEX_POLICY',
          policyDocument: document('operation'),
          selectionCriteria,
        }),
      )
    const overlaps = {
      name: 'InvalidParameterException',
      message: 'The log groups of this policy overlap with those of the account policy some.',
    }
    for (const prefix of ['/inh', '/inherits', '/i']) {
      const asked = putFor('other', `LogGroupNamePrefix = "${prefix}"`)
      await expect(asked).rejects.toMatchObject(overlaps)
    }
    await expect(putFor('other')).rejects.toMatchObject(overlaps)
    await putFor('other', 'LogGroupNamePrefix = "/elsewhere"')
    await putFor('some', 'LogGroupNamePrefix = "/inherits"')
  })

  test.each([
    ['text', 'requestId', 'it is not a JSON object'],
    ['no field', document(), 'it must name a field'],
    ['21 fields', document(...Array.from({ length: 21 }, (_, index) => `f${index}`)), '20 fields'],
    ['a number', document(1), 'Fields[0] must be the name of a field'],
    ['a field twice', document('a', 'a'), 'it names a field twice'],
    ['a long name', document('a'.repeat(101)), '100 characters'],
    ['another type', '{"FieldsV2":{"a":{"type":"HASH"}}}', 'FIELD_INDEX or FACET'],
    ['another member', '{"Feilds":["a"]}', 'not Feilds'],
  ])('refuse %s', async (_title, policyDocument, why) => {
    await expect(put(policyDocument)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(why),
    })
  })

  test('are of the Standard class only', async () => {
    await expect(put(document('a'), '/rare')).rejects.toMatchObject({
      message: expect.stringContaining('Standard log class'),
    })
  })
})

describe('resource policies', () => {
  const policyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Action: 'logs:PutLogEvents',
        Resource: '*',
      },
    ],
  })

  test('of the account have names', async () => {
    await logs.send(new PutResourcePolicyCommand({ policyName: 'bedrock', policyDocument }))
    const describePolicies = async () =>
      (await logs.send(new DescribeResourcePoliciesCommand({}))).resourcePolicies
    expect(await describePolicies()).toMatchObject([
      { policyName: 'bedrock', policyDocument, policyScope: 'ACCOUNT' },
    ])
    await logs.send(new DeleteResourcePolicyCommand({ policyName: 'bedrock' }))
    expect(await describePolicies()).toEqual([])
    await expect(
      logs.send(new DeleteResourcePolicyCommand({ policyName: 'bedrock' })),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  })

  test('of a group have revisions', async () => {
    const resourceArn = `${GROUP_ARN}:/own`
    const { revisionId } = await logs.send(
      new PutResourcePolicyCommand({ resourceArn, policyDocument }),
    )
    const stale = { resourceArn, policyDocument, expectedRevisionId: 'stale' }
    await expect(logs.send(new PutResourcePolicyCommand(stale))).rejects.toMatchObject({
      name: 'OperationAbortedException',
    })
    await logs.send(new PutResourcePolicyCommand({ ...stale, expectedRevisionId: revisionId }))
    const { resourcePolicies } = await logs.send(
      new DescribeResourcePoliciesCommand({ resourceArn }),
    )
    expect(resourcePolicies).toMatchObject([{ resourceArn, policyScope: 'RESOURCE' }])
  })

  test.each(['{', '[]', '{"Version":"2012-10-17"}'])('refuse %s', async (broken) => {
    await expect(
      logs.send(new PutResourcePolicyCommand({ policyName: 'x', policyDocument: broken })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})
