import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  IAMClient,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const TEAM = `arn:aws:iam::${DEV}:role/teams/claims-nlp`
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0'

let sandbox: Sandbox
let iam: IAMClient

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  iam = new IAMClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials: administrator(DEV),
    maxAttempts: 1,
  })
})

afterAll(() => sandbox.close())

const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)
const invoke = (more = {}) => ({
  Effect: 'Allow',
  Action: 'bedrock:InvokeModel',
  Resource: MODEL,
  ...more,
})

test('a custom policy tells its verdict, what matched and what was not said', async () => {
  const guarded = invoke({
    Condition: { ArnEquals: { 'bedrock:GuardrailIdentifier': 'arn:aws:bedrock:::guardrail/g' } },
  })
  const { EvaluationResults } = await iam.send(
    new SimulateCustomPolicyCommand({
      PolicyInputList: [policy(guarded, { Effect: 'Deny', Action: 's3:*', Resource: '*' })],
      ActionNames: ['bedrock:InvokeModel', 's3:GetObject'],
      ResourceArns: [MODEL],
    }),
  )
  expect(EvaluationResults?.map(({ EvalDecision }) => EvalDecision)).toEqual([
    'implicitDeny',
    'explicitDeny',
  ])
  expect(EvaluationResults?.[0]?.ResourceSpecificResults?.[0]?.MissingContextValues).toEqual([
    'bedrock:GuardrailIdentifier',
  ])
  expect(EvaluationResults?.[1]?.MatchedStatements).toEqual([
    {
      SourcePolicyId: 'PolicyInputList.1',
      SourcePolicyType: 'none',
      StartPosition: { Line: 14, Column: 5 },
      EndPosition: { Line: 18, Column: 6 },
    },
  ])
})

test('a context entry decides, and the caller’s clock wins over the world’s', async () => {
  const until = invoke({
    Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
  })
  const decide = async (time: string) => {
    const { EvaluationResults } = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [policy(until)],
        ActionNames: ['bedrock:InvokeModel'],
        ResourceArns: [MODEL],
        ContextEntries: [
          { ContextKeyName: 'aws:CurrentTime', ContextKeyValues: [time], ContextKeyType: 'date' },
        ],
      }),
    )
    return EvaluationResults?.[0]?.EvalDecision
  }
  expect(await decide('2029-12-31T00:00:00Z')).toBe('allowed')
  expect(await decide('2030-01-02T00:00:00Z')).toBe('implicitDeny')
})

test('a principal is bounded by its boundary and its organisation', async () => {
  const { Policy } = await iam.send(
    new CreatePolicyCommand({
      PolicyName: 'wide',
      PolicyDocument: policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
    }),
  )
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'claims-nlp', PolicyArn: Policy?.Arn }))
  const { EvaluationResults } = await iam.send(
    new SimulatePrincipalPolicyCommand({
      PolicySourceArn: TEAM,
      ActionNames: ['bedrock:InvokeModel', 'iam:CreateRole'],
      ResourceArns: [MODEL],
    }),
  )
  const [allowed, bounded] = EvaluationResults ?? []
  expect(allowed).toMatchObject({
    EvalDecision: 'allowed',
    OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true },
  })
  expect(bounded).toMatchObject({
    PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
  })
  expect(bounded?.EvalDecision).not.toBe('allowed')
})

test('a broken document is an invalid input', async () => {
  const simulate = new SimulateCustomPolicyCommand({
    PolicyInputList: ['{'],
    ActionNames: ['s3:GetObject'],
  })
  await expect(iam.send(simulate)).rejects.toMatchObject({ name: 'InvalidInputException' })
})
