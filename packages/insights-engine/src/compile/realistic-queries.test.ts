import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EventWorld, eventWorld } from '../testing/event-world.ts'
import { sampleInvocations } from '../testing/sample-invocations.ts'

let world: EventWorld

const trail = [
  ['CreateModelCustomizationJob', 'AccessDenied'],
  ['InvokeModel', 'AccessDeniedException'],
  ['InvokeModel', undefined],
].map(([eventName, errorCode], n) => ({
  message: JSON.stringify({
    eventSource: 'bedrock.amazonaws.com',
    eventName,
    errorCode,
    requestParameters: { modelId: `m${n}` },
    userIdentity: { arn: 'arn:aws:sts::000000000202:assumed-role/Agent/x' },
  }),
}))

beforeAll(async () => {
  world = await eventWorld([...sampleInvocations(), ...trail])
})
afterAll(() => world[Symbol.asyncDispose]())

const base =
  'fields @timestamp, requestId, identity.arn as principal, modelId, operation | filter schemaType="ModelInvocationLog"'

/** What rules and people ask of invocation logs and of the calls that CloudTrail records. */
const asked: readonly (readonly [string, number])[] = [
  [
    "fields @timestamp, requestId, identity.arn, modelId, operation, output.outputBodyJson.stopReason | filter @logStream = 'stream' and schemaType = 'ModelInvocationLog' | sort @timestamp desc | limit 100",
    8,
  ],
  [
    'fields output.outputBodyJson.`amazon-bedrock-guardrailAction` as action | filter ispresent(action)',
    1,
  ],
  ['filter @message like /"stopReason":\\s?"guardrail_intervened"/', 2],
  [`parse @message '"modelId": "*"' as m | stats count(*) by m`, 5],
  ['fields input.inputBodyJson.messages.0.content.0.text as text | filter text like "previous"', 1],
  [`${base} | filter ispresent(input.inputBodyS3Path) | stats count() by modelId`, 1],
  [
    `${base} | filter @message like /(?i)"inputBodyJson".*(ignore|disregard|forget|override).{0,40}(instruction|rule|prompt|guideline)/`,
    1,
  ],
  [
    `${base} | filter @message like /(이전|위의?|기존|앞선).{0,12}(지시|명령|규칙|프롬프트).{0,12}(무시|잊|따르지\\s?마)/ or @message like /시스템\\s?프롬프트.{0,10}(출력|알려|보여)/`,
    0,
  ],
  [
    `${base} | filter @message like /(?i)(do anything now|\\bDAN\\b|developer mode|no longer bound|unrestricted (ai|model)|without (any )?(restrictions|filters))/`,
    0,
  ],
  [`${base} | filter @message like /(<\\|?im_start\\|?>|\\[INST\\]|<<SYS>>|<\\/?system>)/`, 0],
  [
    `${base} | filter @message like /(?i)(repeat|reveal|print|show|output).{0,30}(system prompt|initial instructions|everything above)/`,
    1,
  ],
  [`${base} | filter @message like /[A-Za-z0-9+\\/]{120,}={0,2}/`, 0],
  [
    `${base} | filter @message like /"(toolResult|document|search_result)"/ and @message like /(?i)ignore.{0,40}instruction/`,
    0,
  ],
  [
    `${base} | filter @message like /"inputBodyJson".*(A[KS]IA[0-9A-Z]{16}|BEGIN [A-Z ]*PRIVATE KEY|gh[pousr]_[A-Za-z0-9]{36})/`,
    0,
  ],
  [`${base} | filter @message like /\\b\\d{6}-[1-8]\\d{6}\\b/`, 0],
  [`${base} | filter @message like /"outputBodyJson".*GATEHOUSE-CANARY-[0-9a-f]{8}/`, 0],
  [
    `${base} | filter @message like /"amazon-bedrock-guardrailAction":\\s?"INTERVENED"|"stopReason":\\s?"guardrail_intervened"/ | stats count() by principal, modelId, bin(10m)`,
    3,
  ],
  [`${base} | stats count() as n by principal, bin(10m) | filter n>=2`, 2],
  [`${base} | filter operation like /InvokeModel/ and @message not like /guardrailAction/`, 1],
  [`${base} | filter output.outputTokenCount>=8000 or input.inputTokenCount>=150000`, 0],
  [
    `${base} | stats sum(input.inputTokenCount+output.outputTokenCount) as tok by principal, bin(1h) | filter tok > 60`,
    5,
  ],
  [
    'filter eventSource="bedrock.amazonaws.com" and errorCode like /AccessDenied/ | stats count_distinct(requestParameters.modelId) as m, count() as n by userIdentity.arn, bin(1h)',
    1,
  ],
  ['stats count_distinct(eventName) as k by userIdentity.arn | filter k >= 2', 1],
  [
    `${base} | filter @message like /"outputBodyJson".*!\\[[^\\]]*\\]\\(https?:\\/\\/[^)]*\\?[^)]*=[^)]{20,}\\)/`,
    0,
  ],
  [
    'filter eventSource="iam.amazonaws.com" and @message like /bedrock/ | stats count(*) by userIdentity.arn, eventName',
    0,
  ],
  [
    'stats sum(input.inputTokenCount) as input, sum(output.outputTokenCount) as output, count(*) as calls, pct(output.outputBodyJson.metrics.latencyMs, 95) as p95 by requestMetadata.team, modelId, bin(1h) | sort calls desc',
    7,
  ],
]

test.each(asked)('%s', async (query, count) => {
  const answer = await world.ask(query)
  expect(answer.rows).toHaveLength(count)
  const slowly = await world.ask(query, { usesHotColumns: false })
  expect(slowly.rows).toEqual(answer.rows)
})
