import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from './server.testing.ts'

let consoleDir = ''
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  consoleDir = await mkdtemp(join(tmpdir(), 'gatehouse-console-'))
  await mkdir(join(consoleDir, 'assets'))
  await writeFile(join(consoleDir, 'index.html'), '<title>Gatehouse</title>')
  await writeFile(join(consoleDir, 'assets/index-abc123.js'), 'plain')
  await writeFile(join(consoleDir, 'assets/index-abc123.js.br'), 'brotli')
  await writeFile(join(consoleDir, 'assets/index-abc123.js.map'), '{}')
  await writeFile(join(consoleDir, '.env'), 'SECRET=1')
  server = await startServer({ consoleDir })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await rm(consoleDir, { recursive: true, force: true })
})

const everywhere = [
  '/',
  '/requests',
  '/healthz',
  '/readyz',
  '/nowhere.js',
  '/trpc/identity.me',
  '/events',
]

describe('headers', () => {
  test.each(everywhere)('%s has all security headers', async (path) => {
    const { headers } = await server.call(path)
    const policy = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy.split(';')).toContain(part)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('cache-control')).toMatch(/^no-(store|cache)$/)
    expect(headers.has('server')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
    expect(headers.has('strict-transport-security')).toBe(false)
    expect(headers.has('access-control-allow-origin')).toBe(false)
  })

  test('https adds HSTS and the __Host- cookie', async () => {
    await using secure = await startServer({
      env: { GATEHOUSE_ORIGIN: 'https://gatehouse.example.com' },
    })
    const token = await secure.people.signInAs('a', ['administrator'])
    const plain = await secure.call('/trpc/identity.me', { token })
    expect(plain.headers.get('strict-transport-security')).toContain('max-age=63072000')
    expect(plain.status).toBe(401)
    const hosted = await secure.call('/trpc/identity.me', {
      headers: { cookie: `__Host-gatehouse=${token}` },
    })
    expect(hosted.status).toBe(200)
  })

  test.each(['TRACE', 'OPTIONS', 'PUT', 'DELETE'])('%s finds nothing', async (method) => {
    for (const path of ['/', '/trpc/identity.me', '/auth/login']) {
      expect(await statusOf(server.url, path, method)).toBe(404)
    }
  })
})

describe('console', () => {
  test('a page of the console is index.html, asked for again each time', async () => {
    const page = await server.call('/requests/123?x=1', { headers: { accept: 'text/html' } })
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await page.text()).toContain('Gatehouse')
  })

  test('a hashed asset is kept for a year and sent as it was compressed', async () => {
    const asset = await server.call('/assets/index-abc123.js', {
      headers: { 'accept-encoding': 'identity' },
    })
    expect(asset.headers.get('cache-control')).toContain('immutable')
    expect(await asset.text()).toBe('plain')
    expect(await encodingOf(server.url, '/assets/index-abc123.js')).toBe('br')
  })

  test.each([
    '/assets/missing.js',
    '/assets/index-abc123.js.map',
    '/favicon.png',
    '/.env',
    '/.git/config',
    '/assets/',
    '/trpc',
    '/auth/nowhere',
    '/events/x',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f.env',
  ])('%s is not there', async (path) => {
    expect(await statusOf(server.url, path, 'GET')).toBe(404)
  })
})

test('an unready process says so without a reason', async () => {
  await using unready = await startServer({ readiness: async () => 'the password is wrong' })
  const answer = await unready.call('/readyz')
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('password')
  expect((await unready.call('/healthz')).status).toBe(200)
})

// `fetch` tidies paths and refuses some methods; here the bytes go out as they stand.
function raw(url: string, path: string, method: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; encoding: string | undefined }>((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const sent = request({ hostname, port, path, method, headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, encoding: answer.headers['content-encoding'] }),
      )
    })
    sent.once('error', reject)
    sent.end()
  })
}

async function statusOf(url: string, path: string, method: string): Promise<number> {
  return (await raw(url, path, method)).status
}

async function encodingOf(url: string, path: string): Promise<string | undefined> {
  return (await raw(url, path, 'GET', { 'accept-encoding': 'gzip, br' })).encoding
}
