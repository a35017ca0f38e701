import type { LoggedInvocation } from '../logged-invocation.ts'

/** Where a body is told: in the record itself, or in an object that the record names. */
export type PlacedBody =
  | { readonly kind: 'inline'; readonly json: string }
  | { readonly kind: 'stored'; readonly path: string }

export interface PlacedBodies {
  /** Absent: the configuration does not deliver it. */
  readonly input?: PlacedBody | undefined
  readonly output?: PlacedBody | undefined
}

const JSON_TYPE = 'application/json'

/**
 * One line of the model invocation log, members in the order that Bedrock writes them. The bodies
 * come as JSON text, so that a large one is serialised once.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
 */
export function invocationRecord(invocation: LoggedInvocation, bodies: PlacedBodies): string {
  const head = JSON.stringify({
    schemaType: 'ModelInvocationLog',
    schemaVersion: '1.0',
    timestamp: secondsOf(invocation.atMs),
    accountId: invocation.accountId,
    identity: { arn: invocation.identityArn },
    region: invocation.region,
    requestId: invocation.requestId,
    operation: invocation.operation,
    modelId: invocation.modelId,
    inferenceRegion: invocation.inferenceRegion,
    requestMetadata: invocation.requestMetadata,
    performanceConfig: invocation.performanceConfig,
    errorCode: invocation.errorCode,
  })
  const output =
    invocation.output === undefined ? '' : `,"output":${outputText(invocation, bodies)}`
  return `${head.slice(0, -1)},"input":${inputText(invocation, bodies)}${output}}`
}

function inputText({ input, tokens }: LoggedInvocation, bodies: PlacedBodies): string {
  return (
    `{"inputContentType":${JSON.stringify(contentType(input))}` +
    bodyText('input', bodies.input) +
    `,"inputTokenCount":${tokens.input}` +
    optional('cacheReadInputTokenCount', tokens.cacheRead) +
    optional('cacheWriteInputTokenCount', tokens.cacheWrite) +
    '}'
  )
}

function outputText(invocation: LoggedInvocation, bodies: PlacedBodies): string {
  return (
    `{"outputContentType":${JSON.stringify(contentType(invocation.output))}` +
    bodyText('output', bodies.output) +
    `,"outputTokenCount":${invocation.tokens.output}` +
    optional('outputImageCount', invocation.outputImageCount) +
    '}'
  )
}

function bodyText(side: 'input' | 'output', body: PlacedBody | undefined): string {
  if (body === undefined) return ''
  return body.kind === 'inline'
    ? `,"${side}BodyJson":${body.json}`
    : `,"${side}BodyS3Path":${JSON.stringify(body.path)}`
}

function optional(name: string, value: number | undefined): string {
  return value === undefined ? '' : `,"${name}":${value}`
}

function contentType(body: LoggedInvocation['output']): string {
  return body?.kind === 'binary' ? body.contentType : JSON_TYPE
}

let minuteMs = Number.NaN
let minute = ''

/** The log tells whole seconds: `2026-11-20T09:14:03Z`. Calls come in order, minute by minute. */
function secondsOf(atMs: number): string {
  const startMs = Math.floor(atMs / 60_000) * 60_000
  if (startMs !== minuteMs) {
    minuteMs = startMs
    minute = new Date(startMs).toISOString().slice(0, 17)
  }
  const second = Math.floor((atMs - startMs) / 1000)
  return `${minute}${second < 10 ? '0' : ''}${second}Z`
}
