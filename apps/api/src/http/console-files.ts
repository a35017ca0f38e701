import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const year = 31_536_000

/**
 * The built console. A hashed file never changes and is kept for a year; `index.html` is asked for
 * again each time. What was compressed at build time (`.br`, `.gz`) is sent as it is.
 */
export async function consoleFiles(app: FastifyInstance, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      index: false,
      dotfiles: 'ignore',
      // The files are listed at the start; nothing else in the folder can be asked for.
      wildcard: false,
      globIgnore: ['**/*.map'],
      setHeaders: (reply, path) => void reply.header('cache-control', lifetimeOf(path)),
    })
  }

  app.setNotFoundHandler((request, reply) => {
    if (!isPage(request)) return reply.code(404).send({ error: { message: 'Not found.' } })
    if (!isBuilt) return noConsole(reply)
    return reply.header('vary', 'accept-encoding').sendFile('index.html')
  })
}

/** An address of the console's own router: everything a person may open that is neither file nor API. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const path = url.split('?', 1)[0] ?? '/'
  if (/^\/(?:trpc|events|auth|healthz|readyz|assets)(?:\/|$)/.test(path)) return false
  // A file of the built console would have been found; a hidden one is nobody's business.
  if (/\/[^/]*\.[^/]*$/.test(path) || path.includes('/.')) return false
  return headers.accept === undefined || /text\/html|\*\/\*/.test(headers.accept)
}

function lifetimeOf(path: string): string {
  return /[\\/]assets[\\/]/.test(path) ? `public, max-age=${year}, immutable` : 'no-cache'
}

function noConsole(reply: FastifyReply): FastifyReply {
  return reply.type('text/plain; charset=utf-8').send('Gatehouse runs; its console is not built.\n')
}
