import { randomUUID } from 'node:crypto'
import {
  StartQuery$,
  type StartQueryRequest,
  type StartQueryResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import type { LogEngine, QueryRun } from '@gatehouse/insights-engine/log-engine'
import { QueryNotRunnable } from '@gatehouse/insights-engine/query-plan'
import { compileErrorOf } from '@gatehouse/insights-ql/compile-error'
import { type ParsedQuery, parseQuery } from '@gatehouse/insights-ql/parse-query'
import { type Reach, reachOf, type SelectedSource } from '@gatehouse/insights-ql/reach'
import { positionOf } from '@gatehouse/insights-ql/span'
import { AwsError, type Call, type Operation, operation } from '../../../operation.ts'
import { engineHolding, groupKey, type LogGroupRef, regionOf } from '../log-group-ref.ts'
import { invalidParameter } from '../logs-errors.ts'
import { lookupTableKey } from './lookup-table-operations.ts'
import { malformedQuery } from './malformed-query.ts'
import {
  mayUnmask,
  namedGroups,
  once,
  onGroups,
  requireQueryable,
  selectedGroups,
} from './query-groups.ts'
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
  for (const ref of refs) requireQueryable(ref, call)
  return refs
}

/** All groups that a query reads, found and allowed before it is planned. */
interface Reached {
  /** Those that the parameters name. */
  readonly named: readonly LogGroupRef[]
  readonly bySource: ReadonlyMap<string, readonly LogGroupRef[]>
  readonly all: readonly LogGroupRef[]
}

const nameOf = ({ names, namePrefixes, accountIds, classes }: SelectedSource): string =>
  JSON.stringify([names, namePrefixes, accountIds, classes])

function reachedBy({ sources }: Reach, named: readonly LogGroupRef[], call: Call): Reached {
  const bySource = new Map(
    sources.map((source) => [nameOf(source), selectedGroups(source, call)] as const),
  )
  return { named, bySource, all: once([...named, ...[...bySource.values()].flat()]) }
}

function start(
  engine: LogEngine,
  input: StartQueryRequest,
  text: string,
  { named, bySource }: Reached,
  isUnmasked: boolean,
  call: Call,
): QueryRun {
  // A group without a table has never had an event.
  const tablesOf = (refs: readonly LogGroupRef[]) =>
    refs.map(groupKey).filter((key) => engine.hasGroup(key))
  try {
    return engine.start({
      text,
      groups: tablesOf(named),
      startMs: Number(input.startTime) * 1000,
      // The second of the end is part of the range, to its last millisecond.
      endMs: Number(input.endTime) * 1000 + 999,
      nowMs: call.now.getTime(),
      mayUnmask: isUnmasked,
      ...(input.limit === undefined ? {} : { limit: input.limit }),
      resolveSource: (source) => {
        const refs = bySource.get(nameOf(source))
        if (refs === undefined) throw new Error(`Not asked for: SOURCE ${nameOf(source)}`)
        return tablesOf(refs)
      },
      lookupTableKey: (name) => lookupTableKey(call, name),
    })
  } catch (error) {
    if (!(error instanceof QueryNotRunnable)) throw error
    const { line, column } = positionOf(text, error.from)
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
      : onGroups('StartQuery', refs, call)
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
    const reach = reachOf(parsed.query)
    const reached = reachedBy(reach, refs, call)
    const isUnmasked = reach.unmasks && mayUnmask(reached.all, call)
    for (const ref of reached.all) await engineHolding(world, ref)
    const engine = await world.stores.logs()
    const run = start(engine, input, parsed.text, reached, isUnmasked, call)
    const id = randomUUID()
    world.queries.add({
      id,
      accountId: caller.accountId,
      region,
      text: parsed.text,
      groupNames: refs.map(({ group }) => group),
      groups: reached.all.map(groupKey),
      isUnmasked,
      resultKeyArn: regionOf(world, { accountId: caller.accountId, region }).queryResultKeyArn,
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
    'A log group of the DELIVERY class is refused as an invalid parameter; what AWS answers is not documented.',
    'Log groups of other accounts cannot be asked: there is no cross-account observability.',
    'bytesScanned counts the messages in the range, whether or not a column or an index made reading them needless.',
  ],
})
