import { callTRPCProcedure, getTRPCErrorFromUnknown, TRPCError } from '@trpc/server'
import { appRouter } from '../router.ts'
import type { Context } from './context.ts'
import { failureOf, wireError } from './failure.ts'

/** An HTTP request as tRPC's clients make it: one call, or several with `?batch=1`. */
export interface Asked {
  readonly method: 'GET' | 'POST'
  /** `slice.procedure`, or several of them joined by commas. */
  readonly path: string
  readonly query: URLSearchParams
  readonly body: string | undefined
  readonly correlationId: string
  createContext(): Promise<Context>
  onError(error: TRPCError, path: string): void
}

export interface Answered {
  readonly status: number
  readonly body: string
}

const mostCallsInOneRequest = 10

/**
 * tRPC's HTTP protocol, JSON alone, in the little of it that our clients speak
 * (trpc.io/docs/rpc, read 2026-11). Its adapters make a web request, a web response and two streams
 * of each exchange, which together cost more than the query that is asked for.
 */
export async function answerCalls(asked: Asked): Promise<Answered> {
  const isBatch = asked.query.get('batch') === '1'
  const paths = isBatch ? asked.path.split(',') : [asked.path]
  if (paths.length > mostCallsInOneRequest) {
    const error = new TRPCError({ code: 'BAD_REQUEST' })
    return joined([failed(asked, asked.path, error)], false)
  }
  const inputs = readInputs(asked, isBatch)
  const context = asked.createContext()
  const answers = await Promise.all(
    paths.map((path, index) => answerOne(asked, path, index, context, () => inputs()[index])),
  )
  return joined(answers, isBatch)
}

interface Answer {
  readonly status: number
  readonly content: object
}

async function answerOne(
  asked: Asked,
  path: string,
  batchIndex: number,
  context: Promise<Context>,
  input: () => unknown,
): Promise<Answer> {
  try {
    const data: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      // A change is never a GET, and a question never a POST: tRPC refuses what does not fit.
      type: asked.method === 'GET' ? 'query' : 'mutation',
      ctx: await context,
      // Read after the permission was checked, by the procedure's own input parser.
      getRawInput: async () => input(),
      signal: undefined,
      batchIndex,
    })
    return { status: 200, content: { result: { data } } }
  } catch (cause) {
    return failed(asked, path, getTRPCErrorFromUnknown(cause))
  }
}

function failed(asked: Asked, path: string, error: TRPCError): Answer {
  asked.onError(error, path)
  const shape = wireError(failureOf(error), asked.correlationId)
  return { status: shape.data.httpStatus, content: { error: shape } }
}

/** The inputs by their place in the batch, parsed once and not before one of them is asked for. */
function readInputs({ method, query, body }: Asked, isBatch: boolean) {
  let known: Readonly<Record<number, unknown>> | null = null
  return () => {
    known ??= parseInputs(method === 'GET' ? query.get('input') : body, isBatch)
    return known
  }
}

function parseInputs(
  text: string | null | undefined,
  isBatch: boolean,
): Readonly<Record<number, unknown>> {
  if (text === null || text === undefined || text === '') return []
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    // Its message would repeat what was sent.
    throw new TRPCError({ code: 'PARSE_ERROR' })
  }
  if (!isBatch) return [parsed]
  if (typeof parsed !== 'object' || parsed === null) throw new TRPCError({ code: 'BAD_REQUEST' })
  return { ...parsed }
}

function joined(answers: readonly Answer[], isBatch: boolean): Answered {
  const statuses = new Set(answers.map(({ status }) => status))
  const [only = 500] = statuses
  const contents = answers.map(({ content }) => content)
  return {
    // 207 Multi-Status: each answer of the batch says for itself how it went.
    status: statuses.size === 1 ? only : 207,
    body: JSON.stringify(isBatch ? contents : contents[0]),
  }
}
