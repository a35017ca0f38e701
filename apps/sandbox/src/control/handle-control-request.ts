import type { SandboxParts } from '../http/sandbox-parts.ts'
import { utf8, type WireRequest, type WireResponse } from '../protocols/wire.ts'
import { describeWorld } from './describe-world.ts'
import { FAULT_MODES, type FaultMode } from './faults.ts'
import { BadLoad, loadLogs } from './load-logs-route.ts'
import { isFromLoopback } from './loopback.ts'
import { BadTraffic, startTraffic } from './traffic-route.ts'

type Body = Record<string, unknown>
type Route = (sandbox: SandboxParts, body: Body, query: URLSearchParams) => unknown

class BadRequest extends Error {}

const REFUSALS = [BadRequest, BadTraffic, BadLoad]

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /_sandbox/reset': async (sandbox) => {
    await sandbox.reset()
    return {}
  },
  'POST /_sandbox/clock': (sandbox, body) => moveClock(sandbox, body),
  'GET /_sandbox/clock': (sandbox) => ({ now: sandbox.world.clock.now().toISOString() }),
  'POST /_sandbox/fail-next': (sandbox, body) => addFault(sandbox, body),
  'GET /_sandbox/fail-next': (sandbox) => ({ faults: sandbox.faults.list() }),
  'DELETE /_sandbox/fail-next': (sandbox) => {
    sandbox.faults.clear()
    return {}
  },
  'GET /_sandbox/calls': (sandbox, _body, query) => ({
    calls: sandbox.calls.list({
      service: query.get('service') ?? undefined,
      operation: query.get('operation') ?? undefined,
      after: numberIn(query.get('after')),
    }),
  }),
  'GET /_sandbox/world': (sandbox) => describeWorld(sandbox.world),
  'GET /_sandbox/settings': (sandbox) => sandbox.world.state.settings,
  'POST /_sandbox/settings': (sandbox, body) => changeSettings(sandbox, body),
  'GET /_sandbox/traffic': (sandbox) => sandbox.traffic.progress(),
  'POST /_sandbox/traffic': (sandbox, body) => startTraffic(sandbox.traffic, body),
  'POST /_sandbox/logs': (sandbox, body) => loadLogs(sandbox.world, body),
  'DELETE /_sandbox/traffic': async (sandbox) => {
    await sandbox.traffic.stop()
    return sandbox.traffic.progress()
  },
}

/** `/_sandbox/*`: what a test or a developer may do to the world from outside. */
export async function handleControlRequest(
  sandbox: SandboxParts,
  request: WireRequest,
): Promise<WireResponse> {
  if (!isFromLoopback(request))
    return json(403, { message: 'Only from this machine, by its own name.' })
  const isWrite = request.method !== 'GET'
  const contentType = request.headers['content-type'] ?? ''
  if (isWrite && request.body.length > 0 && !contentType.startsWith('application/json')) {
    return json(415, { message: 'Send application/json.' })
  }
  const route = ROUTES[`${request.method} ${request.path}`]
  if (route === undefined) return json(404, { message: `No ${request.method} ${request.path}.` })
  try {
    return json(200, await route(sandbox, bodyOf(request), request.query))
  } catch (error) {
    if (REFUSALS.some((refusal) => error instanceof refusal)) {
      return json(400, { message: (error as Error).message })
    }
    throw error
  }
}

function moveClock(sandbox: SandboxParts, body: Body): unknown {
  const { clock, iam } = sandbox.world
  if (body['reset'] === true) {
    iam.forgetPast()
    clock.reset()
  } else if (typeof body['advanceSeconds'] === 'number') {
    const now = new Date(clock.now().getTime() + body['advanceSeconds'] * 1000)
    if (!isTellable(now)) throw new BadRequest('The clock goes from the year 0 to the year 9999.')
    if (body['advanceSeconds'] < 0) iam.forgetPast()
    clock.advance(body['advanceSeconds'])
  } else if (typeof body['now'] === 'string' && !Number.isNaN(Date.parse(body['now']))) {
    const now = new Date(body['now'])
    if (!isTellable(now)) throw new BadRequest('The clock goes from the year 0 to the year 9999.')
    if (now < clock.now()) iam.forgetPast()
    clock.set(now)
  } else throw new BadRequest('Send {"advanceSeconds": n}, {"now": "ISO 8601"} or {"reset": true}.')
  sandbox.world.changed()
  return { now: clock.now().toISOString() }
}

/** A time that ISO 8601 writes with four digits of a year; AWS has no others. */
const isTellable = (time: Date): boolean =>
  !Number.isNaN(time.getTime()) && /^\d{4}-/.test(time.toISOString())

function addFault(sandbox: SandboxParts, body: Body): unknown {
  const { service, operation, mode, times = 1, match = {} } = body
  if (typeof service !== 'string' || typeof operation !== 'string') {
    throw new BadRequest('Name the service and the operation.')
  }
  if (!isMode(mode)) throw new BadRequest(`mode is one of ${FAULT_MODES.join(', ')}.`)
  if (typeof times !== 'number' || !Number.isInteger(times) || times < 1) {
    throw new BadRequest('times is a whole number from 1.')
  }
  if (typeof match !== 'object' || match === null || Array.isArray(match)) {
    throw new BadRequest('match holds input members that must be equal.')
  }
  sandbox.faults.add({ service, operation, mode, times, match: { ...match } })
  return { faults: sandbox.faults.list() }
}

const isMode = (mode: unknown): mode is FaultMode => FAULT_MODES.some((known) => known === mode)

function changeSettings(sandbox: SandboxParts, body: Body): unknown {
  const { iamPropagationMs } = body
  if (typeof iamPropagationMs !== 'number' || iamPropagationMs < 0) {
    throw new BadRequest('iamPropagationMs is a number from 0.')
  }
  sandbox.world.state.settings.iamPropagationMs = iamPropagationMs
  sandbox.world.changed()
  return sandbox.world.state.settings
}

function bodyOf(request: WireRequest): Body {
  if (request.body.length === 0) return {}
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Said below, together with bodies that are JSON but no object.
  }
  throw new BadRequest('The body is not a JSON object.')
}

function numberIn(text: string | null): number | undefined {
  if (text === null) return undefined
  const number = Number(text)
  if (!Number.isFinite(number)) throw new BadRequest('after is the seq of a call.')
  return number
}

function json(status: number, value: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: utf8(JSON.stringify(value)),
  }
}
