import { describe, expect, test } from 'vitest'
import { type DecidingLayer, evaluate, type Verdict } from './evaluate.ts'
import type { PolicyLayers, SourcedPolicy } from './principal-layers.ts'

const source = (type: SourcedPolicy['type'], ...statements: unknown[]): SourcedPolicy => ({
  id: type,
  type,
  document: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
})
const identity = (...statements: unknown[]) => [source('IAM Policy', ...statements)]
const boundary = (...statements: unknown[]) => [source('Permissions Boundary', ...statements)]
const session = (...statements: unknown[]) => [source('Session Policy', ...statements)]
const control = (...statements: unknown[]) => [source('Service Control Policy', ...statements)]

const ALLOW_ALL = { Effect: 'Allow', Action: '*', Resource: '*' }
const ALLOW_READ = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' }
const DENY_WRITE = { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }

function decided(layers: PolicyLayers, action = 's3:PutObject', context = {}) {
  const { verdict, deniedBy } = evaluate(layers, {
    principalArn: 'arn:aws:iam::000000000202:role/r',
    action,
    resource: 'arn:aws:s3:::bucket/key',
    context,
  })
  return deniedBy === undefined ? [verdict] : [verdict, deniedBy]
}

const table: [string, PolicyLayers, Verdict, DecidingLayer?][] = [
  ['nothing allows', { identity: [] }, 'implicitDeny', 'identity-based policy'],
  ['identity allows', { identity: identity(ALLOW_ALL) }, 'allowed'],
  [
    'a deny beats an allow',
    { identity: identity(ALLOW_ALL, DENY_WRITE) },
    'explicitDeny',
    'identity-based policy',
  ],
  [
    'the boundary does not allow',
    { identity: identity(ALLOW_ALL), boundary: boundary(ALLOW_READ) },
    'implicitDeny',
    'permissions boundary',
  ],
  [
    'an empty boundary allows nothing',
    { identity: identity(ALLOW_ALL), boundary: [] },
    'implicitDeny',
    'permissions boundary',
  ],
  [
    'the session policy does not allow',
    { identity: identity(ALLOW_ALL), session: session(ALLOW_READ) },
    'implicitDeny',
    'session policy',
  ],
  [
    'one level of SCPs does not allow',
    { identity: identity(ALLOW_ALL), controls: [control(ALLOW_ALL), control(ALLOW_READ)] },
    'implicitDeny',
    'service control policy',
  ],
  [
    'an SCP denies',
    { identity: identity(ALLOW_ALL), controls: [control(ALLOW_ALL, DENY_WRITE)] },
    'explicitDeny',
    'service control policy',
  ],
  [
    'every layer allows',
    {
      identity: identity(ALLOW_ALL),
      boundary: boundary(ALLOW_ALL),
      session: session(ALLOW_ALL),
      controls: [control(ALLOW_ALL), control(ALLOW_ALL)],
    },
    'allowed',
  ],
]

describe('a request is decided', () => {
  test.each(table)('%s', (_title, layers, verdict, deniedBy) => {
    expect(decided(layers)).toEqual(deniedBy === undefined ? [verdict] : [verdict, deniedBy])
  })

  test('actions are compared whatever their case', () => {
    expect(decided({ identity: identity({ ...ALLOW_ALL, Action: 'S3:putobject' }) })).toEqual([
      'allowed',
    ])
  })

  test('a date condition holds until its moment', () => {
    const until = { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }
    const layers = { identity: identity({ ...ALLOW_ALL, Condition: until }) }
    const at = (time: string) => decided(layers, 's3:PutObject', { 'aws:CurrentTime': time })[0]
    expect(at('2026-12-31T23:59:59Z')).toBe('allowed')
    expect(at('2027-01-01T00:00:00Z')).toBe('implicitDeny')
  })

  test('an action that the data set does not know is decided all the same', () => {
    const layers = { identity: identity({ ...ALLOW_ALL, Action: 'nobody:Knows' }) }
    expect(decided(layers, 'nobody:Knows')).toEqual(['allowed'])
  })

  test('a star in the resource asked for is not a wildcard', () => {
    const layers = { identity: identity({ ...ALLOW_ALL, Resource: 'arn:aws:s3:::bucket/key' }) }
    const question = { principalArn: 'arn:aws:iam::1:role/r', action: 's3:GetObject', context: {} }
    expect(evaluate(layers, { ...question, resource: '*' }).verdict).toBe('implicitDeny')
    expect(evaluate(layers, { ...question, resource: 'arn:aws:s3:::bucket/*' }).verdict).toBe(
      'implicitDeny',
    )
  })
})
