import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import type { PolicyLayers, SourcedPolicy } from './principal-layers.ts'

const action = fc.constantFrom(
  'bedrock:InvokeModel',
  'bedrock:Invoke*',
  'bedrock:*',
  '*',
  's3:Get*',
)
const resource = fc.constantFrom(
  '*',
  'arn:aws:bedrock:us-east-1::foundation-model/a',
  'arn:aws:bedrock:*::foundation-model/*',
  'arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.a',
)
const condition = fc.constantFrom(
  undefined,
  { StringEquals: { 'aws:RequestedRegion': ['us-east-1', 'eu-west-1'] } },
  { StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } },
  { Null: { 'bedrock:GuardrailIdentifier': 'true' } },
  { ArnLike: { 'bedrock:InferenceProfileArn': 'arn:aws:bedrock:*:*:inference-profile/us.*' } },
)
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    Action: fc.oneof(action, fc.array(action, { minLength: 1, maxLength: 3 })),
    Resource: fc.oneof(resource, fc.array(resource, { minLength: 1, maxLength: 3 })),
    Condition: condition,
  })
  .map(({ Condition, ...rest }) => (Condition === undefined ? rest : { ...rest, Condition }))
const policy = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }))
const policies = fc.array(policy, { minLength: 1, maxLength: 3 })

const request = fc.record({
  action: fc.constantFrom('bedrock:InvokeModel', 's3:GetObject'),
  resource: fc.constantFrom(
    'arn:aws:bedrock:us-east-1::foundation-model/a',
    'arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.a',
  ),
  context: fc.record({
    'aws:RequestedRegion': fc.constantFrom('us-east-1', 'ap-south-1'),
    'aws:CurrentTime': fc.constantFrom('2026-06-01T00:00:00Z', '2027-06-01T00:00:00Z'),
    'bedrock:InferenceProfileArn': fc.constant(
      'arn:aws:bedrock:us-east-1:000000000202:inference-profile/us.a',
    ),
  }),
})

const sourced = (documents: readonly unknown[]): SourcedPolicy[] =>
  documents.map((document, index) => ({
    id: String(index),
    type: 'IAM Policy',
    document: JSON.stringify(document),
  }))
const named = (documents: readonly unknown[]) =>
  documents.map((document, index) => ({ name: String(index), policy: document }))

const WORDS = {
  Allowed: 'allowed',
  ExplicitlyDenied: 'explicitDeny',
  ImplicitlyDenied: 'implicitDeny',
}

test('the layers decide as the evaluator does when it is given all of them at once', () => {
  const principalArn = 'arn:aws:iam::000000000202:role/r'
  fc.assert(
    fc.property(
      policies,
      fc.option(policies),
      fc.array(policies, { maxLength: 3 }),
      request,
      (identity, boundary, levels, { action, resource, context }) => {
        const layers: PolicyLayers = {
          identity: sourced(identity),
          controls: levels.map(sourced),
          ...(boundary ? { boundary: sourced(boundary) } : {}),
        }
        const whole = runUnsafeSimulation(
          {
            request: {
              principal: principalArn,
              action,
              resource: { resource, accountId: '000000000202' },
              contextVariables: context,
            },
            identityPolicies: named(identity),
            serviceControlPolicies: levels.map((level, index) => ({
              orgIdentifier: String(index),
              policies: named(level),
            })),
            resourceControlPolicies: [],
            ...(boundary ? { permissionBoundaryPolicies: named(boundary) } : {}),
          },
          {},
        )
        const own = evaluate(layers, { principalArn, action, resource, context })
        expect(own.verdict).toBe(WORDS[whole])
      },
    ),
    { numRuns: 500 },
  )
})
