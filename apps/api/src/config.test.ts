import { describe, expect, test } from 'vitest'
import { ConfigurationError, readConfig } from './config.ts'

const right = {
  DATABASE_URL: 'postgres://user:pw@127.0.0.1:5432/gatehouse',
  OIDC_ISSUER: 'http://127.0.0.1:4566/oidc',
  OIDC_CLIENT_ID: 'gatehouse-console',
  OIDC_CLIENT_SECRET: 'a-secret-of-this-test-alone',
  GATEHOUSE_GROUPS: JSON.stringify({
    roles: { administrator: ['admins'] },
    teams: { alpha: { name: { en: 'Alpha', ko: '알파' }, group: 'team-alpha' } },
  }),
}
const production = {
  ...right,
  NODE_ENV: 'production',
  GATEHOUSE_ORIGIN: 'https://gatehouse.example.com',
  OIDC_ISSUER: 'https://id.example.com',
}

function sentences(variables: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(variables)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.sentences
    throw error
  }
}

test('what is absent or empty has its usual value', () => {
  const config = readConfig({ ...right, PORT: '', HOST: '' })
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    origin: 'http://127.0.0.1:8080',
    process: 'all',
    leaseSeconds: 15,
    isHttps: false,
    isSandbox: false,
  })
})

test.each<[Record<string, string>, string]>([
  [{ PORT: 'x' }, 'PORT is wrong: has to be a whole number.'],
  [{ PORT: '70000' }, 'PORT is wrong: has to lie between 1 and 65535.'],
  [
    { GATEHOUSE_ORIGIN: 'http://127.0.0.1:8080/' },
    'GATEHOUSE_ORIGIN is wrong: has to be an origin, without a path.',
  ],
  [
    { GATEHOUSE_ORIGIN: 'http://gatehouse.example.com' },
    'GATEHOUSE_ORIGIN has to begin with https:// unless it is an address of this machine.',
  ],
  [
    { DATABASE_URL: 'mysql://x' },
    'DATABASE_URL is wrong: has to be an address that begins with postgres:// or postgresql://.',
  ],
  [
    { OIDC_CLIENT_SECRET: 'short' },
    'OIDC_CLIENT_SECRET is wrong: has to be at least 16 characters long.',
  ],
  [{ GATEHOUSE_GROUPS: '{' }, 'GATEHOUSE_GROUPS is wrong: has to be JSON.'],
])('%j: one sentence', (change, sentence) => {
  expect(sentences({ ...right, ...change })).toEqual([sentence])
})

test('a group map that names no role of ours says where', () => {
  const [sentence] = sentences({
    ...right,
    GATEHOUSE_GROUPS: '{"roles":{"king":["k"]},"teams":{}}',
  })
  expect(sentence).toMatch(/^GATEHOUSE_GROUPS \(at roles.*\) is wrong: /)
})

test('each missing variable has its sentence, and no value is repeated', () => {
  expect(sentences({})).toEqual([
    'DATABASE_URL is not set.',
    'OIDC_ISSUER is not set.',
    'OIDC_CLIENT_ID is not set.',
    'OIDC_CLIENT_SECRET is not set.',
    'GATEHOUSE_GROUPS is not set.',
  ])
  expect(sentences({ ...right, OIDC_CLIENT_SECRET: 'hunter2' }).join()).not.toContain('hunter2')
})

describe('production', () => {
  test('starts where everything is as it should be', () => {
    expect(readConfig(production)).toMatchObject({ isHttps: true, logLevel: 'info' })
  })

  test.each<[Record<string, string>, RegExp]>([
    [{ GATEHOUSE_ORIGIN: 'http://127.0.0.1:8080' }, /^GATEHOUSE_ORIGIN has to begin with https/],
    [{ OIDC_ISSUER: 'http://127.0.0.1:4566/oidc' }, /^OIDC_ISSUER has to begin with https/],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, /^AWS_ENDPOINT_URL leads to a stand-in/],
    [{ AWS_ENDPOINT_URL: 'https://localhost:4566' }, /^AWS_ENDPOINT_URL leads to a stand-in/],
    [{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, /^AWS_ACCESS_KEY_ID is a long-lived key/],
  ])('%j is refused', (change, sentence) => {
    const told = sentences({ ...production, ...change })
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(sentence)
  })
})
