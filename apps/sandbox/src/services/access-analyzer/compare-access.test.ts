import { describe, expect, test } from 'vitest'
import { grantedWitnesses, isAllowed } from './compare-access.ts'

const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const model = (name: string) => `arn:aws:bedrock:us-east-1::foundation-model/${name}`
const grant = (name: string, until: string, more = {}) => ({
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: [model(name), `arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.${name}`],
  Condition: { DateLessThan: { 'aws:CurrentTime': until }, ...more },
})
const many = (count: number, year = 2027) =>
  Array.from({ length: count }, (_, index) =>
    grant(`m${index}`, new Date(Date.UTC(year, 0, 1 + index)).toISOString(), {
      ArnLike: {
        'bedrock:InferenceProfileArn': `arn:aws:bedrock:*:*:inference-profile/us.m${index}`,
      },
    }),
  )
const mantle = { Effect: 'Deny', Action: 'bedrock-mantle:*', Resource: '*' }
const guarded = (id: string) => ({
  Effect: 'Deny',
  Action: 'bedrock:InvokeModel*',
  Resource: '*',
  Condition: {
    ArnNotEquals: { 'bedrock:GuardrailIdentifier': `arn:aws:bedrock:::guardrail/${id}:1` },
  },
})

async function added(existing: string, updated: string): Promise<boolean> {
  const granted = await grantedWitnesses(updated, [existing])
  return granted.some((witness) => !isAllowed(existing, witness))
}

describe('new access is found', () => {
  test.each([
    [
      'one grant among sixty lasts a day longer',
      policy(...many(60)),
      policy(...many(59), grant('m59', '2028-01-01T00:00:00Z')),
      true,
    ],
    [
      'nothing changed among sixty',
      policy(...many(60), mantle),
      policy(...many(60), mantle),
      false,
    ],
    ['a grant went', policy(...many(10)), policy(...many(9)), false],
    ['a grant came', policy(...many(9)), policy(...many(10)), true],
    ['the guardrail went', policy(...many(3), guarded('g')), policy(...many(3)), true],
    ['the guardrail came', policy(...many(3)), policy(...many(3), guarded('g')), false],
    [
      'the guardrail is another',
      policy(...many(3), guarded('g')),
      policy(...many(3), guarded('h')),
      true,
    ],
    [
      'a deny went',
      policy({ ...grant('a', '2027-01-01T00:00:00Z'), Action: '*' }, mantle),
      policy({ ...grant('a', '2027-01-01T00:00:00Z'), Action: '*' }),
      true,
    ],
  ])('%s', async (_title, existing, updated, expected) => {
    expect(await added(existing, updated)).toBe(expected)
  })
})

test('what a Deny takes away is not granted', async () => {
  const wide = { Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }
  const asked = { actions: ['bedrock:CreateGuardrail'] }
  expect(await grantedWitnesses(policy(wide), [], asked)).not.toEqual([])
  const without = { Effect: 'Deny', Action: 'bedrock:Create*', Resource: '*' }
  expect(await grantedWitnesses(policy(wide, without), [], asked)).toEqual([])
})
