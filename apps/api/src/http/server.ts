import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Doors } from '../doors.ts'
import type { Notifications } from '../postgres-notifications.ts'
import { createRateLimit } from '../trpc/rate-limit.ts'
import { consoleFiles } from './console-files.ts'
import { eventRoutes } from './events-route.ts'
import { answerFailures } from './failures.ts'
import { securityHeaders } from './headers.ts'
import { healthRoutes, type Readiness } from './health.ts'
import { createProvider } from './oidc-provider.ts'
import { cookiesFor } from './session-cookie.ts'
import { createSessions } from './sessions.ts'
import { signInRoutes } from './sign-in.ts'
import { trpcRoutes } from './trpc-route.ts'

export interface ServerParts {
  readonly config: Config
  readonly doors: Doors
  readonly notifications: Notifications
  readonly readiness: Readiness
  readonly log: Logger
}

const largestBodyBytes = 256 * 1024
const signInsPerSecond = 20

/** The whole HTTP side, not yet listening. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { config, doors, log } = parts
  const { origin } = config
  const cookies = cookiesFor(config.isHttps)
  const nowMs = () => performance.now()
  const sessions = createSessions(doors.identity, cookies, nowMs)

  const logger: FastifyBaseLogger = log
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'correlationId',
    }),
    genReqId: () => randomUUID(),
    bodyLimit: largestBodyBytes,
    // A client that dawdles over its request is let go; an answer, as the event stream, is not timed.
    requestTimeout: 30_000,
    connectionTimeout: 0,
    keepAliveTimeout: 72_000,
    // What is being answered is answered to its end; the process sets a limit.
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  })
  onlyJson(app)
  answerFailures(app)
  await app.register(cookie)
  await securityHeaders(app, config)
  logAnswers(app)

  healthRoutes(app, parts.readiness)
  trpcRoutes(app, {
    doors,
    sessions,
    origin,
    rateLimit: createRateLimit(config.ratePerSecond, nowMs),
  })
  eventRoutes(app, { sessions, notifications: parts.notifications, origin })
  signInRoutes(app, {
    config,
    cookies,
    sessions,
    identity: doors.identity,
    provider: createProvider(config.oidc),
    rateLimit: createRateLimit(signInsPerSecond, nowMs),
  })
  await consoleFiles(app, config.consoleDir)
  return app
}

/** JSON, as text, for tRPC parses it itself; every other kind of body is refused unread. */
function onlyJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    done(null, body)
  })
}

/** One line a request; the query string stays out of it, since it carries what people typed. */
function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const [path] = request.url.split('?', 1)
    const { method } = request
    const durationMs = Math.round(reply.elapsedTime)
    request.log.info({ method, path, status: reply.statusCode, durationMs }, 'answered')
  })
}
