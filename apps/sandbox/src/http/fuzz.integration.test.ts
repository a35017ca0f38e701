import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Service } from '../operation.ts'
import { operationName, operationTable } from '../operation-table.ts'
import { httpTrait } from '../protocols/operation-schema.ts'
import { type Sandbox, startSandbox } from '../server.ts'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

const signed = (service: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=AKIASANDBOXADMIN202/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
})

const memberNames = (operation: (typeof operationTable)[number]): string[] => {
  const [, , , , reference] = operation.schema
  const schema: unknown = typeof reference === 'function' ? reference() : reference
  return Array.isArray(schema) && Array.isArray(schema[4]) ? schema[4].map(String) : []
}

const hostile = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '',
    '*',
    'arn:aws:iam::000000000202:role/x',
    '{',
    '\u0000',
  ),
  fc.string({ maxLength: 40 }),
)

const request = fc.constantFrom(...operationTable).chain((operation) => {
  const names = memberNames(operation)
  const name = names.length > 0 ? fc.constantFrom(...names) : fc.constant('none')
  return fc.record({
    operation: fc.constant(operation),
    json: fc.dictionary(name, fc.oneof(hostile, fc.jsonValue({ maxDepth: 3 }))),
    form: fc.array(
      fc.tuple(
        fc.oneof(
          name,
          name.map((each) => `${each}.member.1`),
          name.map((each) => `${each}.member.1.Key`),
        ),
        hostile,
      ),
    ),
    label: hostile,
  })
})

/** Services of AWS JSON, by what stands before the operation in X-Amz-Target. */
const TARGETS: Partial<Record<Service, string>> = {
  organizations: 'AWSOrganizationsV20161128',
  logs: 'Logs_20140328',
  cloudwatch: 'GraniteServiceVersion20100801',
  cloudtrail: 'CloudTrail_20131101',
}

const SIGNED_ALIKE: readonly Service[] = ['access-analyzer', 's3']

/** The request as its protocol writes it: [path, init]. */
function written({
  operation,
  json,
  form,
  label,
}: typeof request extends fc.Arbitrary<infer R> ? R : never) {
  const name = operationName(operation)
  const { service } = operation
  if (service === 'iam' || service === 'sts') {
    const body = new URLSearchParams([['Action', name], ...form]).toString()
    const headers = { ...signed(service), 'content-type': 'application/x-www-form-urlencoded' }
    return ['/', { method: 'POST', body, headers }] as const
  }
  const body = JSON.stringify(json)
  const prefix = TARGETS[service]
  if (prefix !== undefined) {
    const headers = {
      ...signed(service === 'cloudwatch' ? 'monitoring' : service),
      'x-amz-target': `${prefix}.${name}`,
    }
    return ['/', { method: 'POST', body, headers }] as const
  }
  const [method, path] = httpTrait(operation) ?? ['GET', '/']
  const filled = path.replaceAll(/\{[^}]+\}/g, encodeURIComponent(label) || 'x')
  const headers = signed(SIGNED_ALIKE.includes(service) ? service : 'bedrock')
  return [
    filled,
    { method, headers, ...(method === 'GET' || method === 'HEAD' ? {} : { body }) },
  ] as const
}

test('no input makes the sandbox fail', async () => {
  await fc.assert(
    fc.asyncProperty(request, async (each) => {
      const [path, init] = written(each)
      const response = await fetch(`${sandbox.url}${path}`, init)
      const text = await response.text()
      expect(`${response.status} ${text}`).not.toContain('InternalFailure')
      expect(response.headers.get('x-amzn-errortype')).not.toBe('InternalFailure')
    }),
    { numRuns: 2500 },
  )
})
