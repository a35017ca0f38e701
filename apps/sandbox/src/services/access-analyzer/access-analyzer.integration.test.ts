import {
  AccessAnalyzerClient,
  CheckAccessNotGrantedCommand,
  CheckNoNewAccessCommand,
  ValidatePolicyCommand,
} from '@aws-sdk/client-accessanalyzer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

let sandbox: Sandbox
let analyzer: AccessAnalyzerClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  analyzer = new AccessAnalyzerClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator('000000000202'),
    maxAttempts: 1,
  })
})

afterAll(() => sandbox.close())

const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements })

const INVOKE = {
  Effect: 'Allow',
  Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
  Resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0',
}
const DATED = {
  ...INVOKE,
  Condition: { DateLessThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } },
}

async function codes(policyDocument: string, policyType = 'IDENTITY_POLICY' as const) {
  const { findings } = await analyzer.send(
    new ValidatePolicyCommand({ policyDocument, policyType }),
  )
  return findings?.map(({ findingType, issueCode }) => `${findingType} ${issueCode}`)
}

describe('ValidatePolicy', () => {
  test('has nothing to say about a careful policy', async () => {
    const deny = { Effect: 'Deny', Action: 'bedrock-mantle:CreateInference', Resource: '*' }
    const tagged = {
      ...INVOKE,
      Sid: 'Tagged',
      Condition: {
        StringEquals: { 'aws:PrincipalTag/team': 'claims-nlp', 'aws:RequestedRegion': 'us-east-1' },
        ArnLike: {
          'bedrock:InferenceProfileArn': 'arn:aws:bedrock:us-east-1:*:inference-profile/us.m',
        },
      },
    }
    expect(await codes(policy(DATED, tagged, deny))).toEqual([])
  })

  test.each([
    ['no JSON', '{"Version"', 'ERROR JSON_SYNTAX_ERROR'],
    ['a wrong effect', policy({ ...INVOKE, Effect: 'allow' }), 'ERROR INVALID_EFFECT'],
    [
      'an action that is none',
      policy({ ...INVOKE, Action: 'bedrock:Converse' }),
      'ERROR INVALID_ACTION',
    ],
    [
      'a service that is none',
      policy({ ...INVOKE, Action: 'bedrok:*' }),
      'ERROR INVALID_SERVICE_IN_ACTION',
    ],
    [
      'a resource that is none',
      policy({ ...INVOKE, Resource: 'nova' }),
      'ERROR INVALID_ARN_PREFIX',
    ],
    [
      'a key that is none',
      policy({ ...INVOKE, Condition: { StringEquals: { 'bedrock:Guardrail': 'x' } } }),
      'ERROR INVALID_SERVICE_CONDITION_KEY',
    ],
    [
      'a date that is none',
      policy({ ...INVOKE, Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } }),
      'ERROR TYPE_MISMATCH',
    ],
    [
      'any role to pass',
      policy({ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }),
      'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_RESOURCE',
    ],
    [
      'everything',
      policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
      'SECURITY_WARNING PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
    ],
    [
      'the same twice',
      policy({ ...INVOKE, Action: ['bedrock:Invoke*', 'bedrock:InvokeModel'] }),
      'SUGGESTION REDUNDANT_ACTION',
    ],
  ])('finds %s', async (_title, document, code) => {
    expect(await codes(document)).toContain(code)
  })

  test('points at the place', async () => {
    const policyDocument = policy({ ...INVOKE, Action: ['bedrock:InvokeModel', 'bedrock:Nope'] })
    const { findings } = await analyzer.send(
      new ValidatePolicyCommand({ policyDocument, policyType: 'IDENTITY_POLICY' }),
    )
    const [location] = findings?.[0]?.locations ?? []
    const { start, end } = location?.span ?? {}
    expect(policyDocument.slice(start?.offset, end?.offset)).toBe('"bedrock:Nope"')
    expect(location?.path).toEqual([
      { value: 'Statement' },
      { index: 0 },
      { value: 'Action' },
      { index: 1 },
    ])
  })
})

describe('CheckNoNewAccess', () => {
  const result = async (existing: unknown, updated: unknown) => {
    const answer = await analyzer.send(
      new CheckNoNewAccessCommand({
        policyType: 'IDENTITY_POLICY',
        existingPolicyDocument: policy(existing),
        newPolicyDocument: policy(updated),
      }),
    )
    return answer.result
  }

  test.each([
    ['the same', DATED, DATED, 'PASS'],
    [
      'an earlier end',
      { ...DATED, Condition: { DateLessThan: { 'aws:CurrentTime': '2028-01-01T00:00:00Z' } } },
      DATED,
      'PASS',
    ],
    ['no end any more', DATED, INVOKE, 'FAIL'],
    ['an end added', INVOKE, DATED, 'PASS'],
    [
      'one more model',
      INVOKE,
      { ...INVOKE, Resource: 'arn:aws:bedrock:us-east-1::foundation-model/*' },
      'FAIL',
    ],
    ['one action fewer', INVOKE, { ...INVOKE, Action: 'bedrock:InvokeModel' }, 'PASS'],
    ['a wider action', INVOKE, { ...INVOKE, Action: 'bedrock:*' }, 'FAIL'],
    ['everything but one', INVOKE, { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, 'FAIL'],
  ])('%s', async (_title, existing, updated, expected) => {
    expect(await result(existing, updated)).toBe(expected)
  })
})

test('CheckAccessNotGranted names the statement that grants', async () => {
  const check = (actions: string[]) =>
    analyzer.send(
      new CheckAccessNotGrantedCommand({
        policyType: 'IDENTITY_POLICY',
        policyDocument: policy({ ...DATED, Sid: 'Models' }),
        access: [{ actions }],
      }),
    )
  expect(await check(['iam:PassRole'])).toMatchObject({ result: 'PASS' })
  expect(await check(['bedrock:InvokeModel'])).toMatchObject({
    result: 'FAIL',
    reasons: [{ statementIndex: 0, statementId: 'Models' }],
  })
})
