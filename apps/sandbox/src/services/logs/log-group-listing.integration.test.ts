import {
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  DescribeLogGroupsCommand,
  type DescribeLogGroupsCommandInput,
  ListLogGroupsCommand,
  type ListLogGroupsCommandInput,
  type LogGroupClass,
  paginateDescribeLogGroups,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administratorLogs, GROUP_ARN } from './log-clients.ts'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

afterAll(() => sandbox.close())

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
  for (const name of ['/list/a', '/list/b', '/list/c', '/other/list']) {
    const tags = name === '/list/b' ? { tags: { stage: 'prod' } } : {}
    await logs.send(new CreateLogGroupCommand({ logGroupName: name, ...tags }))
  }
})

test('a list of groups is paged, and a token serves its own question', async () => {
  const names: string[] = []
  const pages = paginateDescribeLogGroups(
    { client: logs, pageSize: 2 },
    { logGroupNamePrefix: '/list/' },
  )
  for await (const { logGroups = [] } of pages) {
    expect(logGroups.length).toBeLessThanOrEqual(2)
    names.push(...logGroups.map(({ logGroupName = '' }) => logGroupName))
  }
  expect(names).toEqual(['/list/a', '/list/b', '/list/c'])
  const first = await logs.send(new DescribeLogGroupsCommand({ limit: 1 }))
  await expect(
    logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: '/', nextToken: first.nextToken }),
    ),
  ).rejects.toMatchObject({ message: 'The specified nextToken is invalid.' })
})

test('it may be narrowed', async () => {
  const names = async (input: DescribeLogGroupsCommandInput) =>
    (await logs.send(new DescribeLogGroupsCommand(input))).logGroups?.map(
      ({ logGroupName }) => logGroupName,
    )
  expect(await names({ logGroupNamePattern: 'list' })).toHaveLength(4)
  const found = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePattern: 'list/a' }))
  expect(found.logGroups).toEqual([
    {
      logGroupName: '/list/a',
      arn: `${GROUP_ARN}:/list/a:*`,
      creationTime: expect.any(Number),
    },
  ])
  expect(
    await names({ logGroupIdentifiers: ['/list/a', `${GROUP_ARN}:/list/c`, '/nothing'] }),
  ).toEqual(['/list/a', '/list/c'])
  await expect(
    names({ logGroupNamePattern: 'list', logGroupNamePrefix: '/' }),
  ).rejects.toMatchObject({
    message: 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
  })
})

test('who asks for one of the two cheaper classes gets both', async () => {
  for (const logGroupClass of ['INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY'] as const) {
    await logs.send(
      new CreateLogGroupCommand({ logGroupName: `/class/${logGroupClass}`, logGroupClass }),
    )
  }
  const names = async (logGroupClass: LogGroupClass) => {
    const input = { logGroupClass, logGroupNamePrefix: '/class' }
    const { logGroups } = await logs.send(new DescribeLogGroupsCommand(input))
    return logGroups?.map(({ logGroupName }) => logGroupName)
  }
  expect(await names('ESSENTIALS')).toEqual(['/class/ESSENTIALS', '/class/INFREQUENT_ACCESS'])
  expect(await names('INFREQUENT_ACCESS')).toEqual(await names('ESSENTIALS'))
  expect(await names('DELIVERY')).toEqual(['/class/DELIVERY'])
  expect(await names('STANDARD')).toEqual([])
})

test('ListLogGroups knows patterns and tags', async () => {
  const list = async (input: ListLogGroupsCommandInput) =>
    (await logs.send(new ListLogGroupsCommand(input))).logGroups?.map(
      ({ logGroupName }) => logGroupName,
    )
  expect(await list({ logGroupNamePattern: '^/list' })).toEqual(['/list/a', '/list/b', '/list/c'])
  expect(await list({ logGroupNamePattern: '^/list/a|her' })).toEqual(['/list/a', '/other/list'])
  expect(await list({ logGroupTags: [{ key: 'stage', values: ['prod'] }] })).toEqual(['/list/b'])
})
