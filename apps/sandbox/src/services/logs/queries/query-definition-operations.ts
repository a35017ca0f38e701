import { randomUUID } from 'node:crypto'
import {
  DeleteQueryDefinition$,
  type DeleteQueryDefinitionRequest,
  type DeleteQueryDefinitionResponse,
  DescribeQueryDefinitions$,
  type DescribeQueryDefinitionsRequest,
  type DescribeQueryDefinitionsResponse,
  PutQueryDefinition$,
  type PutQueryDefinitionRequest,
  type PutQueryDefinitionResponse,
  type QueryDefinition,
} from '@aws-sdk/client-cloudwatch-logs'
import { AwsError, type Call, type Operation, operation } from '../../../operation.ts'
import { putOwn } from '../../../world/iam-store.ts'
import {
  type LogsRegion,
  logsRegion,
  type StoredQueryDefinition,
} from '../../../world/logs-state.ts'
import { listId, listPage } from '../list-token.ts'
import { invalidParameter, notFound } from '../logs-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST_DEFINITIONS = 1000
const PAGE = 1000

const onDefinitions = (action: string) => () => [{ action: `logs:${action}`, resource: '*' }]

type Definitions = LogsRegion['queryDefinitions']

const definitionsOf = ({ world, caller, region }: Call): Definitions =>
  logsRegion(world.state.logs, caller.accountId, region).queryDefinitions

function checkParameters(input: PutQueryDefinitionRequest): void {
  if (input.parameters !== undefined && (input.queryLanguage ?? 'CWLI') !== 'CWLI') {
    throw invalidParameter('Query parameters are supported only for Logs Insights QL queries.')
  }
  const names = (input.parameters ?? []).map(({ name }) => name ?? '')
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw invalidParameter(`Query parameter names must be unique; ${twice} is there twice.`)
  }
}

function idFor(input: PutQueryDefinitionRequest, definitions: Definitions): string {
  const { queryDefinitionId: id, clientToken } = input
  if (id !== undefined) {
    if (!Object.hasOwn(definitions, id)) {
      throw notFound('The specified query definition does not exist.')
    }
    return id
  }
  const repeated =
    clientToken && Object.values(definitions).find((each) => each.clientToken === clientToken)
  if (repeated) return repeated.id
  if (Object.keys(definitions).length >= MOST_DEFINITIONS) {
    throw new AwsError('LimitExceededException', 400, 'Resource limit exceeded.')
  }
  return randomUUID()
}

function described(definition: StoredQueryDefinition): QueryDefinition {
  const { id, name, queryString, logGroupNames, parameters, modifiedAtMs, queryLanguage } =
    definition
  return {
    queryLanguage,
    queryDefinitionId: id,
    name,
    queryString,
    lastModified: modifiedAtMs,
    logGroupNames: [...logGroupNames],
    ...(parameters.length === 0 ? {} : { parameters: [...parameters] }),
  }
}

export const queryDefinitionOperations: readonly Operation[] = [
  operation<PutQueryDefinitionRequest, PutQueryDefinitionResponse>({
    service: 'logs',
    schema: PutQueryDefinition$,
    authorize: onDefinitions('PutQueryDefinition'),
    handle: (input, call) => {
      checkParameters(input)
      const definitions = definitionsOf(call)
      const id = idFor(input, definitions)
      // An update rerefs all of it: log groups that are not named again are gone.
      putOwn(definitions, id, {
        id,
        name: input.name ?? '',
        queryString: input.queryString ?? '',
        logGroupNames: input.logGroupNames ?? [],
        parameters: (input.parameters ?? []).map(({ name = '', defaultValue, description }) => ({
          name,
          ...(defaultValue === undefined ? {} : { defaultValue }),
          ...(description === undefined ? {} : { description }),
        })),
        queryLanguage: input.queryLanguage ?? 'CWLI',
        modifiedAtMs: call.now.getTime(),
        ...(input.clientToken === undefined ? {} : { clientToken: input.clientToken }),
      })
      return { queryDefinitionId: id }
    },
    differs: [
      'A client token is remembered for as long as its definition lasts.',
      'A definition is kept as it is given: its text is not compiled, its language need not be one that runs here, and its log groups need not exist.',
    ],
  }),

  operation<DescribeQueryDefinitionsRequest, DescribeQueryDefinitionsResponse>({
    service: 'logs',
    schema: DescribeQueryDefinitions$,
    authorize: onDefinitions('DescribeQueryDefinitions'),
    handle: (input, call) => {
      const { nextToken, maxResults = PAGE, ...asked } = input
      const { queryDefinitionNamePrefix: prefix = '', queryLanguage } = asked
      const all = Object.values(definitionsOf(call))
        .filter(({ name }) => name.startsWith(prefix))
        .filter((each) => queryLanguage === undefined || each.queryLanguage === queryLanguage)
      const { items, next } = listPage(
        all,
        listId('DescribeQueryDefinitions', call, asked),
        { nextToken, size: maxResults, placeOf: ({ name, id }) => [name, id] },
        call,
      )
      return {
        queryDefinitions: items.map(described),
        ...(next === undefined ? {} : { nextToken: next }),
      }
    },
  }),

  operation<DeleteQueryDefinitionRequest, DeleteQueryDefinitionResponse>({
    service: 'logs',
    schema: DeleteQueryDefinition$,
    authorize: onDefinitions('DeleteQueryDefinition'),
    handle: ({ queryDefinitionId = '' }, call) => {
      const definitions = definitionsOf(call)
      if (!Object.hasOwn(definitions, queryDefinitionId)) {
        throw notFound('The specified query definition does not exist.')
      }
      delete definitions[queryDefinitionId]
      return { success: true }
    },
  }),
]
