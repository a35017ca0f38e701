import { beforeAll, describe, expect, test } from 'vitest'
import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import { ACCOUNTS } from '../world/organisation.ts'
import { invocations } from './invocations.ts'

const CALLS = 30_000
const calls: LoggedInvocation[] = []
const texts: { readonly input: string; readonly output: string }[] = []
const fields: number[] = []

const json = (body: LoggedInvocation['output']) =>
  body?.kind === 'json' ? JSON.stringify(body.value) : ''

beforeAll(() => {
  const endMs = Date.parse('2026-11-23T12:00:00Z')
  for (const call of invocations({ seed: 7, days: 30, calls: CALLS, endMs })) {
    calls.push(call)
    fields.push(call.input.kind === 'json' ? leaves(call.input.value) : 0)
    texts.push({ input: json(call.input), output: json(call.output) })
  }
})

const share = (is: (call: LoggedInvocation, index: number) => boolean) =>
  (calls.filter(is).length / calls.length) * 100

/** How many values CloudWatch Logs would have to discover. */
function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce((sum: number, one) => sum + leaves(one), 0)
}

const at = (place: keyof LoggedInvocation, value: string) => (call: LoggedInvocation) =>
  call[place] === value
const failed = (code: string) => at('errorCode', code)
const team = (role: RegExp) => (call: LoggedInvocation) =>
  role.test(call.identityArn.split('/')[1] ?? '')

test.each<[string, number, number, (call: LoggedInvocation, index: number) => boolean]>([
  ['Converse', 35, 65, at('operation', 'Converse')],
  ['ConverseStream', 20, 45, at('operation', 'ConverseStream')],
  ['InvokeModel', 15, 35, at('operation', 'InvokeModel')],
  ['InvokeModelWithResponseStream', 1.5, 8, at('operation', 'InvokeModelWithResponseStream')],
  ['genai-prod', 60, 85, at('accountId', ACCOUNTS.genaiProd)],
  ['us-east-1', 40, 65, at('region', 'us-east-1')],
  ['ap-northeast-2', 30, 55, at('region', 'ap-northeast-2')],
  ['us-west-2, where logging is off', 0.5, 3, at('region', 'us-west-2')],
  ['claims', 25, 40, team(/claims/)],
  ['fraud', 12, 25, team(/fraud/)],
  ['care', 15, 30, team(/care/)],
  ['developers', 10, 22, team(/developer/)],
  ['market', 3, 10, team(/market/)],
  ['documents', 6, 15, team(/document/)],
  ['application roles', 25, 45, team(/-service$/)],
  ['Korean', 40, 65, (_call, index) => /\p{Script=Hangul}/u.test(texts[index]?.input ?? '')],
  ['throttled', 0.6, 2.5, failed('ThrottlingException')],
  ['not valid', 0.3, 0.8, failed('ValidationException')],
  ['denied', 0.3, 0.8, failed('AccessDeniedException')],
  ['timed out', 0.05, 0.3, failed('ModelTimeoutException')],
  ['unavailable', 0.03, 0.2, failed('ServiceUnavailableException')],
  ['guarded', 30, 60, ({ guardrail }) => guardrail !== undefined],
  ['guardrail intervened', 0.5, 3, ({ guardrail }) => (guardrail?.intervened.length ?? 0) > 0],
  ['read from a cache', 1, 8, ({ tokens }) => (tokens.cacheRead ?? 0) > 0],
  ['a request that says who and for what', 70, 95, (call) => call.requestMetadata !== undefined],
  [
    'answered elsewhere',
    15,
    60,
    ({ inferenceRegion, region }) => inferenceRegion !== undefined && inferenceRegion !== region,
  ],
  ['more than 200 fields', 2.3, 4, (_call, index) => (fields[index] ?? 0) > 200],
  [
    'with a request for a tool',
    2,
    10,
    (_call, index) => texts[index]?.output.includes('"stopReason":"tool_use"') === true,
  ],
  ['over 100 KB in', 0.04, 0.4, (_call, index) => (texts[index]?.input.length ?? 0) > 102_400],
  ['pictures in', 0.05, 0.5, (_call, index) => texts[index]?.input.includes('"image":{') === true],
  ['pictures out', 0.02, 0.2, ({ outputImageCount }) => outputImageCount === 1],
])('$0: $1 to $2 % of the calls', (_what, least, most, is) => {
  const found = share(is)
  expect(found).toBeGreaterThan(least)
  expect(found).toBeLessThan(most)
})

test.each([
  'anthropic.claude',
  'amazon.nova',
  'amazon.titan-text',
  'amazon.titan-embed',
  'amazon.titan-image',
  'meta.llama',
  'mistral.',
  'cohere.embed',
  'openai.gpt-oss',
  'qwen.',
  'deepseek.',
])('models of %s are called', (family) => {
  expect(calls.some(({ modelId }) => modelId.includes(family))).toBe(true)
})

test('models are named by id, by profile and by the ARN of either', () => {
  const named = (form: RegExp) => calls.some(({ modelId }) => form.test(modelId))
  expect(named(/^amazon\./)).toBe(true)
  expect(named(/^(us|apac|global)\./)).toBe(true)
  expect(named(/^arn:aws:bedrock:[a-z0-9-]+::foundation-model\//)).toBe(true)
  expect(named(/^arn:aws:bedrock:[a-z0-9-]+:\d{12}:inference-profile\//)).toBe(true)
})

const input = (form: RegExp) => (text: { input: string }) => form.test(text.input)
const output = (form: RegExp) => (text: { output: string }) => form.test(text.output)

describe('what a reviewer has to find is there', () => {
  test.each<[string, number, (text: { input: string; output: string }, index: number) => boolean]>([
    ['direct injection', 10, input(/(ignore|disregard|forget|override).{0,40}(instruction|rule)/i)],
    [
      'direct injection in Korean',
      5,
      input(/(이전|위의?|기존|앞선).{0,12}(지시|명령|규칙|프롬프트).{0,12}(무시|잊|따르지)/),
    ],
    [
      'jailbreak',
      5,
      input(/do anything now|developer mode is enabled|no longer bound|without any restrictions/i),
    ],
    ['role tokens', 5, input(/<\|im_start\|>|\[INST\]|<<SYS>>|<system>/)],
    [
      'extraction of instructions',
      5,
      input(/(repeat|print|show).{0,30}(system prompt|everything above)|시스템 프롬프트/i),
    ],
    ['invisible signs', 1, input(/\u200b.\u200b.\u200b/)],
    ['base64', 1, input(/[A-Za-z0-9+/]{120,}={0,2}/)],
    ['indirect injection', 5, input(/"document":.*ignore.{0,40}instruction/i)],
    [
      'secrets',
      5,
      input(
        /A[KS]IA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-|postgresql:\/\/\w+:\w+@/,
      ),
    ],
    ['resident numbers', 25, input(/\b\d{6}-[1-8]\d{6}\b/)],
    ['test cards', 10, input(/\b[3-6]\d{3} \d{4} \d{4} \d{4}\b/)],
    ['personal data that nobody asked for', 2, output(/\d{3}-\d{2}-\d{4}|\d{6}-[1-8]\d{6}/)],
    ['a canary', 1, output(/GATEHOUSE-CANARY-[0-9a-f]{8}/)],
    ['exfiltration by a picture', 1, output(/!\[[^\]]*\]\(https?:\/\/[^)]*\?[^)]*=[^)]{20,}\)/)],
    ['blocked', 15, output(/"actionReason":"Guardrail blocked\."/)],
    ['masked', 15, output(/"actionReason":"Guardrail masked\."/)],
    [
      'intervened without a trace',
      2,
      output(/^(?!.*"trace":).*"stopReason":"guardrail_intervened"/),
    ],
    ['intervened in InvokeModel', 1, output(/"amazon-bedrock-guardrailAction":"INTERVENED"/)],
    [
      'costly',
      5,
      (_text, index) => {
        const tokens = calls[index]?.tokens
        return (tokens?.output ?? 0) >= 8_000 || (tokens?.input ?? 0) >= 150_000
      },
    ],
  ])('$0', (_what, least, is) => {
    expect(texts.filter(is).length).toBeGreaterThanOrEqual(least)
  })

  test('one person probes models that are closed to them', () => {
    const denied = calls.filter(
      ({ identityArn, errorCode }) =>
        errorCode === 'AccessDeniedException' && identityArn.endsWith('/henrik-larsen'),
    )
    expect(new Set(denied.map(({ modelId }) => modelId)).size).toBeGreaterThanOrEqual(4)
    const [first] = denied.filter(({ modelId }) => modelId.startsWith('us.'))
    expect(first?.errorMessage).toMatch(
      /perform: bedrock:InvokeModel(WithResponseStream)? on resource: arn:aws:bedrock:[^:]+:\d{12}:inference-profile\/us\./,
    )
  })

  test('one person is stopped five times within ten minutes', () => {
    const stopped = calls.filter(
      ({ identityArn, guardrail }) =>
        identityArn.endsWith('/henrik-larsen') && (guardrail?.intervened.length ?? 0) > 0,
    )
    const times = stopped.map(({ atMs }) => atMs).sort((left, right) => left - right)
    const isBurst = times.some((atMs, index) => (times[index + 4] ?? Infinity) - atMs < 600_000)
    expect(isBurst).toBe(true)
  })
})
