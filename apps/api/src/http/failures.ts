import type { ErrorCode } from '@gatehouse/contract/errors'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { isLostDatabase, statusOf, wireError } from '../trpc/failure.ts'

/** Answers in the form that tRPC's clients read, wherever the refusal happens. */
export function refuse(reply: FastifyReply, code: ErrorCode): FastifyReply {
  return reply.code(statusOf(code)).send({ error: wireError({ code }, reply.request.id) })
}

/** What goes wrong outside the procedures: nothing of it is told but a code and where to look. */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = codeOf(error)
    if (statusOf(code) >= 500) request.log.error({ err: error }, 'a request failed')
    return refuse(reply, code)
  })
}

function codeOf(error: FastifyError): ErrorCode {
  if (error.statusCode === 413) return 'request.too_large'
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return 'request.malformed'
  }
  return isLostDatabase(error) ? 'server.unavailable' : 'server.failed'
}
