import { type FastifyHandlerOptions, fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Doors } from '../doors.ts'
import { type AppRouter, appRouter } from '../router.ts'
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

const mostCallsInOneRequest = 10

type Options = FastifyHandlerOptions<AppRouter, FastifyRequest, FastifyReply>

export function trpcRoutes(app: FastifyInstance, parts: TrpcParts): void {
  const options: Options = {
    router: appRouter,
    maxBatchSize: mostCallsInOneRequest,
    allowMethodOverride: false,
    createContext: async ({ req, res }): Promise<Context> => ({
      doors: parts.doors,
      signedIn: await parts.sessions.of(req),
      correlationId: req.id,
      rateLimit: parts.rateLimit,
      retryAfter: (seconds) => res.header('retry-after', seconds),
    }),
    onError: ({ error, path, req }) => {
      const { code } = failureOf(error)
      // The cause goes to the log alone; a refusal that the person is told of is no error of ours.
      if (statusOf(code) >= 500) req.log.error({ err: error.cause ?? error, path, code }, 'failed')
      else req.log.debug({ path, code }, 'refused')
    },
  }

  app.route({
    method: ['GET', 'POST'],
    url: '/trpc/*',
    onRequest: async (request, reply) => {
      if (!isSameOrigin(request, parts.origin)) return refuse(reply, 'request.cross_site')
      if (request.method === 'POST' && !isJson(request)) return refuse(reply, 'request.malformed')
    },
    handler: async (request, reply) => {
      const path = (request.params as { '*': string })['*']
      await fastifyRequestHandler({ ...options, req: request, res: reply, path })
    },
  })
}

const isJson = ({ headers }: FastifyRequest) =>
  /^application\/json(?:;|$)/.test(headers['content-type'] ?? '')
