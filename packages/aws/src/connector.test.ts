import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { ListRolesCommand } from '@aws-sdk/client-iam'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AwsConnector } from './connector.ts'

/** A server that answers as a test says: for the faults that no AWS would have on request. */
class Answers implements AsyncDisposable {
  readonly asked: string[] = []
  readonly #server: Server

  constructor(answer: (action: string, count: number) => string) {
    this.#server = createServer((request, response) => {
      let body = ''
      request.on('data', (piece) => {
        body += piece
      })
      request.on('end', () => {
        const action = new URLSearchParams(body).get('Action') ?? ''
        this.asked.push(action)
        const told = answer(action, this.asked.filter((one) => one === action).length)
        if (told === 'reset') request.socket.destroy()
        else {
          const status = told.startsWith('<ErrorResponse') ? 403 : 200
          response.writeHead(status, { 'x-amzn-requestid': 'req-1' }).end(told)
        }
      })
    })
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  }

  async [Symbol.asyncDispose]() {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

const role = {
  roleArn: 'arn:aws:iam::000000000202:role/GatehouseRead',
  externalId: 'external',
  sessionName: 'gatehouse',
}

function session(endsInSeconds: number): string {
  const expiration = new Date(Date.now() + endsInSeconds * 1_000).toISOString()
  return `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIAX</AccessKeyId>
    <SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
    <Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`
}

const roles =
  '<ListRolesResponse><ListRolesResult><IsTruncated>false</IsTruncated><Roles></Roles></ListRolesResult></ListRolesResponse>'
const expired =
  '<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredToken</Code><Message>over</Message></Error></ErrorResponse>'

let connector: AwsConnector

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'ASIATEST')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  connector = new AwsConnector()
})
afterEach(async () => {
  await connector.close()
  vi.unstubAllEnvs()
})

const listRoles = (purpose: 'read' | 'write' = 'read') =>
  connector.call({ service: 'iam', as: role, purpose }, (client) =>
    client.send(new ListRolesCommand({})),
  )

describe('AwsConnector', () => {
  it('assumes a role once for all calls under way at the same time', async () => {
    await using answers = new Answers((action) => (action === 'AssumeRole' ? session(900) : roles))
    vi.stubEnv('AWS_ENDPOINT_URL', await answers.listen())
    const results = await Promise.all([listRoles(), listRoles(), listRoles('write')])
    expect(results.every((result) => result.ok)).toBe(true)
    expect(answers.asked.filter((action) => action === 'AssumeRole')).toHaveLength(1)
    expect(results[0]).toMatchObject({ value: { awsRequestIds: ['req-1'] } })
  })

  it('takes a fresh session when AWS has ended the one it had', async () => {
    await using answers = new Answers((action, count) => {
      if (action === 'AssumeRole') return session(900)
      return count === 2 ? expired : roles
    })
    vi.stubEnv('AWS_ENDPOINT_URL', await answers.listen())
    await listRoles()
    expect((await listRoles()).ok).toBe(true)
    expect(answers.asked.filter((action) => action === 'AssumeRole')).toHaveLength(2)
  })

  it('gives up after one fresh session', async () => {
    await using answers = new Answers((action) =>
      action === 'AssumeRole' ? session(900) : expired,
    )
    vi.stubEnv('AWS_ENDPOINT_URL', await answers.listen())
    expect(await listRoles()).toMatchObject({ ok: false, error: { code: 'aws.denied' } })
    expect(answers.asked).toHaveLength(4)
  })

  it('tries a read three times, a write whose outcome is unknown once', async () => {
    await using answers = new Answers((action) =>
      action === 'AssumeRole' ? session(900) : 'reset',
    )
    vi.stubEnv('AWS_ENDPOINT_URL', await answers.listen())
    expect(await listRoles('write')).toMatchObject({ error: { code: 'aws.unavailable' } })
    expect(answers.asked.filter((action) => action === 'ListRoles')).toHaveLength(1)
    expect(await listRoles('read')).toMatchObject({ error: { code: 'aws.unavailable' } })
    expect(answers.asked.filter((action) => action === 'ListRoles')).toHaveLength(4)
  })

  it('calls a malformed answer what it is', async () => {
    await using answers = new Answers((action) =>
      action === 'AssumeRole' ? session(900) : '<Broken secret="1"',
    )
    vi.stubEnv('AWS_ENDPOINT_URL', await answers.listen())
    const result = await listRoles()
    expect(result).toMatchObject({ ok: false, error: { code: 'aws.not_understood' } })
    expect(JSON.stringify(result)).not.toContain('secret')
  })
})
