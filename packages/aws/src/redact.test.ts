import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { redact } from './redact.ts'

const token = randomBytes(96).toString('base64')
const secret = randomBytes(30).toString('base64')

const leaks: readonly (readonly [string, string])[] = [
  [
    `The Canonical String for this request should have been\n'POST\nx-amz-security-token:${token}'`,
    token,
  ],
  [`x-amz-security-token: ${token}`, token],
  [`bad Authorization: AWS4-HMAC-SHA256 Credential=ASIAABCDEFGHIJKLMNOP/20261123`, 'ASIAABCDEF'],
  [`The key AKIAIOSFODNN7EXAMPLE is unknown`, 'AKIAIOSFODNN7EXAMPLE'],
  [`secret ${secret} was used`, secret],
  [`SecretAccessKey=${secret}`, secret],
  [`Encoded authorization failure message: ${token}`, token],
  [`ExternalId: 3f0c9d7e5b1a4c2f`, '3f0c9d7e5b1a4c2f'],
]

describe('redact', () => {
  it.each(leaks)('%s', (message, leak) => {
    expect(redact(message)).not.toContain(leak)
  })

  it("keeps AWS's words with their ARNs, which say what to do", () => {
    const words =
      'User: arn:aws:sts::000000000505:assumed-role/GatehouseService/gatehouse is not authorized ' +
      'to perform: sts:AssumeRole on resource: arn:aws:iam::000000000202:role/teams/claims-nlp'
    expect(redact(words)).toBe(words)
  })

  it('is bounded and can be stored', () => {
    const told = redact(`${'a b'.repeat(1_000)}\u0000\ud800`)
    expect(told.length).toBeLessThanOrEqual(601)
    expect(told.isWellFormed()).toBe(true)
  })
})
