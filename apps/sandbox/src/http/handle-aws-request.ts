import { randomUUID } from 'node:crypto'
import { accessDenied, decide } from '../authorization/decide.ts'
import { type LoggedCall, printable } from '../control/call-log.ts'
import { type FaultMode, faultError } from '../control/faults.ts'
import { AwsError, type Call, type Caller, type Operation, type Service } from '../operation.ts'
import { operationName } from '../operation-table.ts'
import { checkInput } from '../protocols/input-constraints.ts'
import type { Members, Protocol, WireRequest, WireResponse } from '../protocols/wire.ts'
import { writeOpenBatches } from '../services/bedrock-runtime/logging/object-batches.ts'
import { type EndedCall, recordCall } from '../services/cloudtrail/record-call.ts'
import { credentialScope } from './credential-scope.ts'
import { identifyCaller, missingToken } from './identify-caller.ts'
import { identifyOperation, protocolOf } from './identify-operation.ts'
import type { SandboxParts } from './sandbox-parts.ts'

/** What to do with the connection: answer, cut it, or hold it until the client goes away. */
export type Outcome = { readonly answer: WireResponse } | 'reset' | 'stall'

/** These have one endpoint for the world; `aws:RequestedRegion` is then always the same. */
const GLOBAL: ReadonlySet<Service> = new Set<Service>(['iam', 'organizations'])
const GLOBAL_REGION = 'us-east-1'

/** Operations that leave the snapshot as it is; what they store lies in the stores. */
const READS =
  /^(Get|List|Describe|Simulate|Validate|Check|Converse|Invoke|Count|Filter|Lookup|Start|Stop|Test|Head|Apply)/

export async function handleAwsRequest(
  sandbox: SandboxParts,
  request: WireRequest,
): Promise<Outcome> {
  const requestId = randomUUID()
  const protocol = protocolOf(request)
  const progress: Progress = {}
  try {
    return await proceed(sandbox, request, protocol, requestId, progress)
  } catch (error) {
    const known = error instanceof AwsError ? error : unexpected(error)
    progress.error = known
    if (progress.logged) {
      progress.logged.status = known.status
      progress.logged.errorCode = known.code
    }
    return { answer: protocol.error(known, requestId) }
  } finally {
    tellCloudTrail(progress)
  }
}

/** How far a request came. */
interface Progress {
  logged?: LoggedCall
  asked?: Pick<EndedCall, 'service' | 'name' | 'call' | 'input'>
  isHandled?: boolean
  output?: Members
  error?: AwsError
}

function tellCloudTrail({ asked, isHandled = false, output, error }: Progress): void {
  // Cut before anybody answered: as if the request had never arrived.
  if (asked === undefined || (output === undefined && error === undefined)) return
  recordCall({
    ...asked,
    isHandled,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
  })
}

async function proceed(
  sandbox: SandboxParts,
  request: WireRequest,
  protocol: Protocol,
  requestId: string,
  progress: Progress,
): Promise<Outcome> {
  const scope = credentialScope(request.headers, request.query)
  if (scope === undefined) throw missingToken(protocol.name)
  const { world } = sandbox
  const token =
    request.headers['x-amz-security-token'] ??
    request.query.get('X-Amz-Security-Token') ??
    undefined
  const caller = identifyCaller(world, scope.accessKeyId, token, protocol.name)
  const { operation, labels } = await identifyOperation(protocol, scope.service, request)
  const input = await protocol.decode(operation, request, labels)
  const name = operationName(operation)
  progress.logged = sandbox.calls.record(
    {
      at: world.clock.now().toISOString(),
      service: operation.service,
      operation: name,
      accountId: caller.accountId,
      region: scope.region,
      callerArn: caller.arn,
      input: printable(input),
      requestId,
    },
    request.body.length,
  )
  const call: Call = {
    world,
    caller,
    region: GLOBAL.has(operation.service) ? GLOBAL_REGION : scope.region,
    requestId,
    now: world.clock.now(),
    headers: request.headers,
    responseHeaders: {},
  }
  progress.asked = { service: operation.service, name, call, input: progress.logged.input }
  const fault = sandbox.faults.strike(operation.service, name, progress.logged.input as Members)
  if (fault === 'reset-before') return 'reset'
  if (fault === 'stall-before') return 'stall'
  const widened = operation as Operation<Members, Members | undefined>
  const refusal = refusalOf(fault, operation, caller)
  if (refusal !== undefined) {
    progress.isHandled = widened.onFault !== undefined
    await widened.onFault?.(input, call, refusal)
    throw refusal
  }
  checkInput(operation, input)
  decide(operation.service, call, widened.authorize(input, call))
  if (operation.service === 's3') await writeOpenBatches(world)
  progress.isHandled = true
  const output = (await widened.handle(input, call)) ?? {}
  progress.output = output
  if (!READS.test(name)) world.changed()
  if (fault !== undefined) await endUnread(output)
  if (fault === 'reset-after') return 'reset'
  if (fault === 'stall-after') return 'stall'
  const encoded = protocol.encode(operation, output, requestId)
  const answer = { ...encoded, headers: { ...encoded.headers, ...call.responseHeaders } }
  progress.logged.status = answer.status
  return { answer: fault === 'malformed' ? malformed(answer) : answer }
}

/** What streams has happened as well where a fault keeps everybody from reading it. */
async function endUnread(output: Members): Promise<void> {
  for (const member of Object.values(output)) {
    if (typeof member !== 'object' || member === null || !(Symbol.asyncIterator in member)) continue
    const unread = (member as AsyncIterable<unknown>)[Symbol.asyncIterator]()
    await unread.next()
    await unread.return?.()
  }
}

function refusalOf(
  fault: FaultMode | undefined,
  operation: Operation,
  caller: Caller,
): AwsError | undefined {
  if (fault === undefined) return undefined
  if (fault === 'access-denied') {
    const service = operation.service === 'bedrock-runtime' ? 'bedrock' : operation.service
    const action = `${service}:${operationName(operation)}`
    return accessDenied(operation.service, { caller }, { action, resource: '*' })
  }
  return faultError(fault, operation.service)
}

/** Neither JSON nor XML nor an event-stream frame. */
function malformed(answer: WireResponse): WireResponse {
  return { ...answer, body: Buffer.from('<{"broken":') }
}

function unexpected(error: unknown): AwsError {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  return new AwsError('InternalFailure', 500, 'The sandbox failed; its error output says how.')
}
