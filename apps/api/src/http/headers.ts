import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

/** `default-src 'none'` and then only what the console needs. */
const contentSecurityPolicy = (issuer: string) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  // The form that signs out is led on to the provider, which a browser counts as the form's doing.
  'form-action': ["'self'", new URL(issuer).origin],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
})

const permissionsPolicy = ['camera', 'geolocation', 'microphone', 'payment', 'usb']
  .map((feature) => `${feature}=()`)
  .join(', ')

/** On every answer, errors and files included. */
export async function securityHeaders(
  app: FastifyInstance,
  { isHttps, oidc }: Config,
): Promise<void> {
  const directives = contentSecurityPolicy(oidc.issuer)
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    hsts: isHttps ? { maxAge: 63_072_000, includeSubDomains: true } : false,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', permissionsPolicy)
    // Overwritten where a file may be kept; whatever says something about a person may not.
    reply.header('cache-control', 'no-store')
    reply.header('x-correlation-id', request.id)
  })
}
