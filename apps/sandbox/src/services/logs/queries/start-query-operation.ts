import { randomUUID } from 'node:crypto'
import {
  StartQuery$,
  type StartQueryRequest,
  type StartQueryResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import { QueryNotRunnable } from '@gatehouse/insights-engine/query-plan'
import { compileErrorOf } from '@gatehouse/insights-ql/compile-error'
import { type ParsedQuery, parseQuery } from '@gatehouse/insights-ql/parse-query'
import { reachOf } from '@gatehouse/insights-ql/reach'
import { positionOf } from '@gatehouse/insights-ql/span'
import { evaluateFor } from '../../../authorization/decide.ts'
import { AwsError, type Call, type Operation, operation } from '../../../operation.ts'
import {
  engineOf,
  existingGroup,
  groupKey,
  groupResource,
  groupsOf,
  type LogGroupRef,
  regionOf,
} from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { lookupTableKey } from './lookup-table-operations.ts'
import { malformedQuery } from './malformed-query.ts'
import { namedGroups, onGroups, selectedGroups } from './query-groups.ts'
import { refuseOtherLanguages } from './query-language.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const MOST_AT_ONCE = 100

function readQuery(text: string): ParsedQuery {
  const parsed = parseQuery(text)
  const compileError = compileErrorOf(parsed)
  if (compileError !== undefined) throw malformedQuery(compileError)
  return parsed
}

function checkRange({ startTime = 0, endTime = 0 }: StartQueryRequest): void {
  if (startTime <= endTime) return
  throw invalidParameter('startTime must not be later than endTime.')
}

function checkedRefs(input: StartQueryRequest, { query }: ParsedQuery, call: Call): LogGroupRef[] {
  const refs = namedGroups(input, call)
  const hasSource = query.stages[0]?.kind === 'SOURCE'
  if (refs.length > 0 && hasSource) {
    throw invalidParameter('Log groups are given by SOURCE or by a parameter, not by both.')
  }
  if (refs.length === 0 && !hasSource) {
    throw invalidParameter(
      'Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given, or a SOURCE command in the query.',
    )
  }
  for (const ref of refs) existingGroup(call.world, ref)
  return refs
}

/** A data protection policy is lifted only for who may unmask every group that is asked. */
function mayUnmask(refs: readonly LogGroupRef[], call: Call): boolean {
  return refs.every((ref) => {
    const question = { action: 'logs:Unmask', resource: groupResource(ref) }
    return evaluateFor(call, question).verdict === 'allowed'
  })
}

/** The engine with a table for every group that the query may come to. */
async function readyEngine(
  { query }: ParsedQuery,
  refs: readonly LogGroupRef[],
  call: Call,
): Promise<LogEngine> {
  const { logGroups, selectsLogGroups } = reachOf(query)
  const { accountId } = call.caller
  const { region } = call
  const selectable =
    logGroups.length > 0 || selectsLogGroups
      ? groupsOf(regionOf(call.world, { accountId, region })).map(({ name }) => name)
      : []
  for (const group of selectable) await engineOf(call.world, { accountId, region, group })
  for (const ref of refs) await engineOf(call.world, ref)
  return call.world.stores.logs()
}

function start(
  engine: LogEngine,
  input: StartQueryRequest,
  parsed: ParsedQuery,
  refs: readonly LogGroupRef[],
  call: Call,
) {
  const touched = [...refs]
  const { unmasks } = reachOf(parsed.query)
  try {
    const run = engine.start({
      text: parsed.text,
      groups: refs.map(groupKey),
      startMs: Number(input.startTime) * 1000,
      // The second of the end is part of the range, to its last millisecond.
      endMs: Number(input.endTime) * 1000 + 999,
      nowMs: call.now.getTime(),
      mayUnmask: unmasks && mayUnmask(refs, call),
      ...(input.limit === undefined ? {} : { limit: input.limit }),
      resolveSource: (source) => {
        const selected = selectedGroups(source, call)
        touched.push(...selected)
        return selected.map(groupKey)
      },
      lookupTableKey: (name) => lookupTableKey(call, name),
    })
    return { run, touched }
  } catch (error) {
    if (!(error instanceof QueryNotRunnable)) throw error
    const { line, column } = positionOf(parsed.text, error.from)
    throw malformedQuery({
      message: `${error.message} (line ${line}, position ${column})`,
      location: { startCharOffset: error.from, endCharOffset: error.to },
    })
  }
}

export const startQueryOperation: Operation = operation<StartQueryRequest, StartQueryResponse>({
  service: 'logs',
  schema: StartQuery$,
  authorize: (input, call) => {
    const refs = namedGroups(input, call)
    return refs.length === 0
      ? [{ action: 'logs:StartQuery', resource: '*' }]
      : onGroups('StartQuery', refs)
  },
  handle: async (input, call) => {
    refuseOtherLanguages(input.queryLanguage)
    checkRange(input)
    const parsed = readQuery(input.queryString ?? '')
    const { world, caller, region } = call
    if (world.queries.underWay(caller.accountId, region) >= MOST_AT_ONCE) {
      throw new AwsError(
        'LimitExceededException',
        400,
        `The limit of ${MOST_AT_ONCE} queries at once is reached; try again when one has ended.`,
      )
    }
    const refs = checkedRefs(input, parsed, call)
    const engine = await readyEngine(parsed, refs, call)
    const { run, touched } = start(engine, input, parsed, refs, call)
    const id = randomUUID()
    world.queries.add({
      id,
      accountId: caller.accountId,
      region,
      text: parsed.text,
      groupNames: refs.map(({ group }) => group),
      groups: touched.map(groupKey),
      createdMs: call.now.getTime(),
      callerArn: caller.arn,
      run,
    })
    void run.ended.then(() => {
      const why = run.failure()
      if (why !== undefined) process.stderr.write(`sandbox: query ${id} failed: ${why}\n`)
    })
    return { queryId: id }
  },
  differs: [
    'Logs Insights QL only; OpenSearch SQL and PPL are refused by name.',
    'pattern, anomaly, diff, logcompare, relevantfields, estimate and the time-series aggregates are refused by name as a MalformedQueryException.',
    'Two queries run at once and the others wait as Scheduled; the limit of 100 counts both.',
    'Log groups of other accounts cannot be asked: there is no cross-account observability.',
    'bytesScanned counts the messages in the range, whether or not a column or an index made reading them needless.',
  ],
})
