import {
  type CloudWatchLogsClient,
  DeleteQueryDefinitionCommand,
  DescribeQueryDefinitionsCommand,
  PutQueryDefinitionCommand,
  type PutQueryDefinitionCommandInput,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../../server.ts'
import { administratorLogs } from '../log-clients.ts'

let sandbox: Sandbox
let logs: CloudWatchLogsClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  logs = administratorLogs(sandbox.url)
})

afterAll(() => sandbox.close())

test('query definitions are kept with their parameters, replaced as a whole, and deleted', async () => {
  const saved = {
    name: 'team/errors',
    queryString: 'filter level = "{{level}}"',
    logGroupNames: ['/app/orders'],
    parameters: [{ name: 'level', defaultValue: 'error', description: 'Which level' }],
  }
  const clientToken = crypto.randomUUID()
  const { queryDefinitionId = '' } = await logs.send(
    new PutQueryDefinitionCommand({ ...saved, clientToken }),
  )
  const again = await logs.send(new PutQueryDefinitionCommand({ ...saved, clientToken }))
  expect(again.queryDefinitionId).toBe(queryDefinitionId)
  const list = async () =>
    (await logs.send(new DescribeQueryDefinitionsCommand({ queryDefinitionNamePrefix: 'team/' })))
      .queryDefinitions
  expect(await list()).toEqual([expect.objectContaining({ ...saved, queryDefinitionId })])
  await logs.send(
    new PutQueryDefinitionCommand({ queryDefinitionId, name: 'team/all', queryString: 'limit 1' }),
  )
  expect(await list()).toEqual([expect.objectContaining({ name: 'team/all', logGroupNames: [] })])
  await logs.send(new DeleteQueryDefinitionCommand({ queryDefinitionId }))
  expect(await list()).toEqual([])
  await expect(
    logs.send(new DeleteQueryDefinitionCommand({ queryDefinitionId })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(
    logs.send(
      new PutQueryDefinitionCommand({
        ...saved,
        parameters: [{ name: 'a' }, { name: 'a' }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('definitions of other languages are kept and told apart', async () => {
  const put = async (input: Partial<PutQueryDefinitionCommandInput>) =>
    await logs.send(
      new PutQueryDefinitionCommand({ name: 'counts', queryString: 'SELECT 1', ...input }),
    )
  await put({ queryLanguage: 'SQL' })
  await put({})
  const list = async (queryLanguage?: 'CWLI' | 'SQL' | 'PPL') => {
    const input = { queryDefinitionNamePrefix: 'counts', ...(queryLanguage && { queryLanguage }) }
    const { queryDefinitions = [] } = await logs.send(new DescribeQueryDefinitionsCommand(input))
    return queryDefinitions.map((definition) => definition.queryLanguage).sort()
  }
  expect(await list()).toEqual(['CWLI', 'SQL'])
  expect(await list('SQL')).toEqual(['SQL'])
  expect(await list('PPL')).toEqual([])
  await expect(put({ queryLanguage: 'PPL', parameters: [{ name: 'a' }] })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})
