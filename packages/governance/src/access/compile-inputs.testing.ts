import fc from 'fast-check'
import type { CompileInput, PolicyGrant } from './compile-input.ts'

/** Random but well-formed inputs of the compiler, dense enough for grants to overlap. */
const account = '000000000202'
const regions = ['us-east-1', 'us-west-2', 'eu-central-1'] as const
const models = ['amazon.nova-lite-v1:0', 'anthropic.claude-opus-4-7-v1:0', 'meta.llama4-v1:0']

export const modelArn = (region: string, id: string) =>
  `arn:aws:bedrock:${region}::foundation-model/${id}`
export const profileArn = (region: string, id: string) =>
  `arn:aws:bedrock:${region}:${account}:inference-profile/${id}`

const expiry = fc.integer({ min: 20_500, max: 20_506 }).map((day) => new Date(day * 86_400_000))

const someRegions = fc.subarray([...regions], { minLength: 1 })

const direct = fc.record({ id: fc.constantFrom(...models), in: someRegions }).map(
  ({ id, in: sources }): Pick<PolicyGrant, 'target' | 'touches'> => ({
    target: { kind: 'foundation-model', id },
    touches: sources.map((region) => ({ region, modelArns: [modelArn(region, id)] })),
  }),
)

const throughProfile = fc
  .record({
    id: fc.constantFrom(...models),
    prefix: fc.constantFrom('us', 'eu', 'global'),
    in: someRegions,
    reach: fc.array(someRegions, { minLength: 3, maxLength: 3 }),
  })
  .map(
    ({ id, prefix, in: sources, reach }): Pick<PolicyGrant, 'target' | 'touches'> => ({
      target: { kind: 'inference-profile', id: `${prefix}.${id}` },
      touches: sources.map((region, index) => ({
        region,
        profileArn: profileArn(region, `${prefix}.${id}`),
        modelArns: [
          ...(reach[index] ?? regions).map((destination) => modelArn(destination, id)),
          ...(prefix === 'global' ? [modelArn('', id)] : []),
        ],
      })),
    }),
  )

const grant = (mayIgnoreGuardrails: boolean) =>
  fc
    .record({
      id: fc.uuid(),
      what: fc.oneof(direct, throughProfile),
      batch: fc.boolean(),
      mantle: fc.boolean(),
      expiresAt: expiry,
    })
    .map(
      ({ id, what, batch, mantle, expiresAt }): PolicyGrant => ({
        id,
        ...what,
        channels: [
          'runtime',
          ...(batch && mayIgnoreGuardrails ? (['batch'] as const) : []),
          ...(mantle && mayIgnoreGuardrails && what.target.kind === 'foundation-model'
            ? (['mantle'] as const)
            : []),
        ],
        expiresAt,
      }),
    )

const guardrails = fc.uniqueArray(
  fc.record({
    region: fc.constantFrom(...regions),
    id: fc.constantFrom('gr1aaaa', 'gr2bbbb'),
    version: fc.constantFrom('1', '2', '17'),
  }),
  { minLength: 1, maxLength: 3, selector: ({ region }) => region },
)

export const compileInput: fc.Arbitrary<CompileInput> = fc.oneof(
  fc.array(grant(true), { maxLength: 5 }).map((grants) => ({
    teamId: 'claims-nlp',
    accountId: account,
    grants,
    guardrails: [],
  })),
  fc
    .record({ grants: fc.array(grant(false), { maxLength: 5 }), pins: guardrails })
    .map(({ grants, pins }) => ({
      teamId: 'claims-nlp',
      accountId: account,
      grants,
      guardrails: pins.map(({ region, id, version }) => ({
        region,
        arn: `arn:aws:bedrock:${region}:${account}:guardrail/${id}`,
        version,
      })),
    })),
)

/** What somebody might try with such policies, near the grants and far from them. */
export const attempt = fc.record({
  action: fc.constantFrom(
    'bedrock:InvokeModel',
    'bedrock:InvokeModelWithResponseStream',
    'bedrock:CreateModelInvocationJob',
    'bedrock-mantle:CreateInference',
    'bedrock:ApplyGuardrail',
    'bedrock:DeleteGuardrail',
    'bedrock:CreateInferenceProfile',
    'iam:PassRole',
  ),
  region: fc.constantFrom(...regions, 'ap-northeast-2', ''),
  model: fc.constantFrom(...models, 'amazon.nova-lite-v1:0x', 'amazon.nova'),
  prefix: fc.constantFrom('', 'us', 'eu', 'global'),
  kind: fc.constantFrom('model', 'profile', 'jobs', 'project', 'guardrail', 'anything'),
  through: fc.option(fc.constantFrom('us', 'eu', 'global')),
  throughRegion: fc.constantFrom(...regions),
  day: fc.integer({ min: 20_498, max: 20_508 }),
  second: fc.constantFrom(0, 1, 86_399),
  guardrail: fc.option(
    fc.record({
      region: fc.constantFrom(...regions),
      id: fc.constantFrom('gr1aaaa', 'gr2bbbb'),
      version: fc.constantFrom('', ':1', ':2', ':17'),
    }),
  ),
})
export type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

export function resourceOf(tried: Attempt): string {
  const { region, model, prefix } = tried
  switch (tried.kind) {
    case 'model':
      return modelArn(region, model)
    case 'profile':
      return profileArn(region, `${prefix || 'us'}.${model}`)
    case 'jobs':
      return `arn:aws:bedrock:${region}:${account}:model-invocation-job/x1`
    case 'project':
      return `arn:aws:bedrock-mantle:${region}:${account}:project/default`
    case 'guardrail':
      return `arn:aws:bedrock:${region}:${account}:guardrail/gr1aaaa`
    default:
      return 'arn:aws:s3:::somebody-elses-bucket/secret'
  }
}

export function contextOf(tried: Attempt): Record<string, string> {
  const at = new Date((tried.day * 86_400 + tried.second) * 1000).toISOString()
  const { guardrail } = tried
  return {
    'aws:CurrentTime': at,
    ...(tried.action.startsWith('bedrock-mantle:') ? { 'bedrock-mantle:Model': tried.model } : {}),
    ...(tried.through === null
      ? {}
      : {
          'bedrock:InferenceProfileArn': profileArn(
            tried.throughRegion,
            `${tried.through}.${tried.model}`,
          ),
        }),
    ...(guardrail === null
      ? {}
      : {
          'bedrock:GuardrailIdentifier': `arn:aws:bedrock:${guardrail.region}:${account}:guardrail/${guardrail.id}${guardrail.version}`,
        }),
  }
}
