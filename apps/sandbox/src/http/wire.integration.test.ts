import { once } from 'node:events'
import { connect } from 'node:http2'
import { connect as netConnect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../server.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

const signed = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=AKIASANDBOXADMIN202/20260101/us-east-1/${service}/aws4_request, ` +
  'SignedHeaders=host, Signature=0'

async function send(path: string, init: RequestInit) {
  const response = await fetch(`${sandbox.url}${path}`, init)
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    id: response.headers.get('x-amzn-requestid'),
    text: await response.text(),
  }
}

const form = (body: string, authorization?: string): RequestInit => ({
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    ...(authorization ? { authorization } : {}),
  },
})

const target = (name: string, service: string, body = '{}'): RequestInit => ({
  method: 'POST',
  body,
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': name,
    authorization: signed(service),
  },
})

describe('an unsigned request is refused in the shape of its protocol', () => {
  test('query', async () => {
    const answer = await send('/', form('Action=GetCallerIdentity&Version=2011-06-15'))
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('<Code>MissingAuthenticationToken</Code>')
    expect(answer.id).not.toBeNull()
  })

  test('REST', async () => {
    const answer = await send('/foundation-models', {})
    expect(answer).toMatchObject({ status: 403, type: 'MissingAuthenticationTokenException' })
  })
})

describe('an operation that is not answered names itself', () => {
  test('query', async () => {
    const answer = await send('/', form('Action=ListGroups&Version=2010-05-08', signed('iam')))
    expect(answer.status).toBe(501)
    expect(answer.text).toContain('<Code>NotImplemented</Code>')
    expect(answer.text).toContain('iam:ListGroups')
  })

  test('JSON', async () => {
    const answer = await send(
      '/',
      target('AWSOrganizationsV20161128.CreateAccount', 'organizations'),
    )
    expect(JSON.parse(answer.text)).toMatchObject({ __type: 'NotImplemented' })
    expect(answer.text).toContain('organizations:CreateAccount')
  })

  test('REST, by the name that AWS gives the path', async () => {
    const answer = await send('/model-customization-jobs', {
      headers: { authorization: signed('bedrock') },
    })
    expect(answer).toMatchObject({ status: 501, type: 'NotImplemented' })
    expect(answer.text).toContain('bedrock:ListModelCustomizationJobs')
  })

  test('a service that is not here at all', async () => {
    const answer = await send('/', target('TrentService.ListKeys', 'kms'))
    expect(answer.text).toContain('kms:ListKeys')
  })

  test('S3, in XML', async () => {
    const answer = await send('/bucket?analytics', { headers: { authorization: signed('s3') } })
    expect(answer.status).toBe(501)
    expect(answer.text).toContain('<Code>NotImplemented</Code>')
  })

  test.each(['constructor', '__proto__'])('a service called %s', async (service) => {
    const answer = await send('/foundation-models', {
      headers: { authorization: signed(service) },
    })
    expect(answer).toMatchObject({ status: 501, type: 'NotImplemented' })
  })
})

test('a body that is no JSON is a SerializationException', async () => {
  const answer = await send(
    '/',
    target('AWSOrganizationsV20161128.ListAccounts', 'organizations', '{'),
  )
  expect(JSON.parse(answer.text)).toMatchObject({ __type: 'SerializationException' })
})

test('HTTP/2 without TLS is understood on the same port', async () => {
  const session = connect(sandbox.url)
  try {
    const stream = session.request({
      ':path': '/foundation-models',
      authorization: signed('bedrock'),
    })
    const status = await new Promise((resolve) => {
      stream.on('response', (headers) => resolve(headers[':status']))
    })
    expect(status).toBe(200)
    stream.resume()
  } finally {
    session.destroy()
  }
})

test('a request that arrives byte by byte is still told apart', async () => {
  const socket = netConnect(Number(new URL(sandbox.url).port), '127.0.0.1')
  socket.setNoDelay(true)
  const answered = once(socket, 'data')
  // `PUT` and the HTTP/2 preface share their first letter.
  for (const byte of Buffer.from('PUT /_sandbox/clock HTTP/1.1\r\nhost: localhost\r\n\r\n')) {
    await new Promise((resolve) => socket.write(Buffer.of(byte), resolve))
  }
  const [first] = await answered
  expect(String(first)).toMatch(/^HTTP\/1\.1 404 /)
  socket.destroy()
})
