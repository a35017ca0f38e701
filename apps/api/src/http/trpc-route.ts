import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Doors } from '../doors.ts'
import { answerCalls } from '../trpc/answer-calls.ts'
import type { Context } from '../trpc/context.ts'
import { failureOf, statusOf } from '../trpc/failure.ts'
import type { RateLimit } from '../trpc/rate-limit.ts'
import { refuse } from './failures.ts'
import { isSameOrigin } from './same-origin.ts'
import type { Sessions } from './sessions.ts'

export interface TrpcParts {
  readonly doors: Doors
  readonly sessions: Sessions
  readonly rateLimit: RateLimit
  readonly origin: string
}

export function trpcRoutes(app: FastifyInstance, parts: TrpcParts): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/trpc/*',
    onRequest: async (request, reply) => {
      if (!isSameOrigin(request, parts.origin)) return refuse(reply, 'request.cross_site')
      if (request.method === 'POST' && !isJson(request)) return refuse(reply, 'request.malformed')
    },
    handler: async (request, reply) => {
      const { method, url, body } = request
      const queryAt = url.indexOf('?')
      const answer = await answerCalls({
        method: method === 'GET' ? 'GET' : 'POST',
        path: (request.params as { '*': string })['*'],
        query: new URLSearchParams(queryAt < 0 ? '' : url.slice(queryAt)),
        body: typeof body === 'string' ? body : undefined,
        correlationId: request.id,
        createContext: () => contextOf(request, reply, parts),
        onError: (error, path) => {
          const { code } = failureOf(error)
          const failed = { err: error.cause ?? error, path, code }
          // The cause goes to the log alone; what the person is told of is no error of ours.
          if (statusOf(code) >= 500) request.log.error(failed, 'a call failed')
          else request.log.debug({ path, code }, 'a call was refused')
        },
      })
      return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body)
    },
  })
}

async function contextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: TrpcParts,
): Promise<Context> {
  return {
    doors: parts.doors,
    signedIn: await parts.sessions.of(request),
    correlationId: request.id,
    rateLimit: parts.rateLimit,
    retryAfter: (seconds) => reply.header('retry-after', seconds),
  }
}

const isJson = ({ headers }: FastifyRequest) =>
  /^application\/json(?:;|$)/.test(headers['content-type'] ?? '')
