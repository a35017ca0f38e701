import type { FastifyInstance } from 'fastify'

/** Answers the sentence that says why the process cannot serve, or null when it can. */
export type Readiness = () => Promise<string | null>

const slowestMs = 2_000

export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  app.get('/healthz', () => ({ status: 'ok' }))

  app.get('/readyz', async (request, reply) => {
    const reason = await Promise.race([readiness(), tooSlow()])
    if (reason === null) return { status: 'ready' }
    request.log.warn({ reason }, 'not ready')
    return reply.code(503).send({ status: 'not ready' })
  })
}

function tooSlow(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('The database answers too slowly.'), slowestMs).unref()
  })
}
