import type { LoggedInvocation, Modality } from '../services/bedrock-runtime/logged-invocation.ts'
import { type Answered, converseAnswer, nativeAnswer } from './answer-bodies.ts'
import type { Caller } from './callers.ts'
import { type Conversation, chat, lastWords, longChat, plain, withTools } from './conversation.ts'
import type { Dice } from './dice.ts'
import { drawingCall } from './drawing-call.ts'
import { type Failure, failureMessage } from './failures.ts'
import { guarded } from './guarded.ts'
import { photograph, scan } from './large-bodies.ts'
import { inferenceRegion, type NamedModel, namedModel } from './named-models.ts'
import { converseRequest, nativeRequest } from './request-bodies.ts'
import type { Language } from './texts/bank.ts'
import { Facts } from './texts/facts.ts'
import { cached, countTokens, type Tokens } from './tokens.ts'
import { type TwistName, twist } from './twists.ts'
import { accountOf, type Shape, type Workload } from './workload.ts'

/** All that was decided about a call before its texts are made. */
export interface Plan {
  readonly workload: Workload
  readonly atMs: number
  readonly caller: Caller
  readonly twist: TwistName
  readonly failure?: Failure | undefined
  /** As in `Workload.models`; else drawn. */
  readonly model?: string
  readonly shape?: Shape
  readonly language?: Language
}

const CONVERSATIONS: Readonly<Record<Shape, (facts: Facts, workload: Workload) => Conversation>> = {
  plain: (facts, { trade }) => plain(facts, trade[facts.language]),
  chat: (facts, { trade }) => chat(facts, trade[facts.language]),
  'long-chat': (facts, { trade }) => longChat(facts, trade[facts.language]),
  tools: (facts, { trade }) => withTools(facts, trade[facts.language]),
  draw: (facts, { trade }) => plain(facts, trade[facts.language]),
  embed: (facts, { trade }) => ({
    ...plain(facts, trade[facts.language]),
    system: undefined,
    reply: '',
  }),
  'large-document': (facts, { trade }) => {
    const conversation = plain(facts, trade[facts.language])
    lastWords(conversation).content.push(scan(facts.dice))
    conversation.extraTokens = facts.dice.between(24_000, 90_000)
    return conversation
  },
  image: (facts, { trade }) => {
    const conversation = plain(facts, trade[facts.language])
    lastWords(conversation).content.push(photograph(facts.dice))
    conversation.extraTokens = facts.dice.between(900, 1600)
    return conversation
  },
}

const TEXT: readonly Modality[] = ['text']
const TEXT_AND_IMAGE: readonly Modality[] = ['text', 'image']
const EMBEDDING: readonly Modality[] = ['text', 'embedding']

function modalitiesOf(shape: Shape): readonly Modality[] {
  if (shape === 'image' || shape === 'draw') return TEXT_AND_IMAGE
  return shape === 'embed' ? EMBEDDING : TEXT
}

function operationOf(workload: Workload, model: NamedModel) {
  const isStreaming = workload.isStreaming && model.isStreaming
  if (workload.interface === 'converse') return isStreaming ? 'ConverseStream' : 'Converse'
  return isStreaming ? 'InvokeModelWithResponseStream' : 'InvokeModel'
}

function languageOf({ workload, caller, language }: Plan, dice: Dice): Language {
  if (language !== undefined) return language
  const home = caller.person?.locale
  const share = home === undefined ? workload.korean : home === 'ko' ? 0.8 : 0.06
  return dice.chance(share) ? 'ko' : 'en'
}

/** Requests that cost a hundred times the usual: a whole archive in, or a report of hundreds of pages out. */
function makeExpensive(
  tokens: Tokens,
  facts: Facts,
  conversation: Conversation,
  workload: Workload,
): Tokens {
  const { dice } = facts
  if (dice.chance(0.5)) return { ...tokens, input: dice.between(150_000, 190_000) }
  const { answers } = workload.trade[facts.language]
  const parts: string[] = []
  for (let part = 0; part < 28; part += 1) {
    facts.another()
    parts.push(facts.fillAll(answers))
  }
  conversation.reply = parts.join('\n\n')
  return { ...tokens, output: dice.between(8000, 12_000) }
}

/** One call as Bedrock tells of it. */
export function call(plan: Plan, dice: Dice): LoggedInvocation {
  const { workload, caller, atMs, failure } = plan
  const accountId = accountOf(workload)
  const { region } = workload
  const model = namedModel(plan.model ?? dice.weighted(workload.models), region, accountId)
  const shape = plan.shape ?? dice.weighted(workload.shapes)
  const facts = new Facts(dice, languageOf(plan, dice), atMs)
  const requestId = dice.uuid()
  const metadata = workload.callers.kind === 'service' || dice.chance(0.6)
  const place = inferenceRegion(model, region, dice)
  const common = {
    accountId,
    region,
    atMs,
    requestId,
    modelId: model.modelId,
    identityArn: caller.identityArn,
    ...(place === undefined || failure !== undefined ? {} : { inferenceRegion: place }),
    ...(metadata
      ? {
          requestMetadata: {
            team: workload.team,
            environment: workload.environment,
            app: workload.app,
          },
        }
      : {}),
    accessKeyId: caller.accessKeyId,
    userAgent: caller.userAgent,
    sourceIpAddress: caller.sourceIpAddress,
    modalities: modalitiesOf(shape),
  }
  if (shape === 'draw') return drawingCall(common, model, facts)

  const conversation = CONVERSATIONS[shape](facts, workload)
  twist(plan.twist, conversation, workload.app, facts)
  const operation = operationOf(workload, model)
  const isConverse = workload.interface === 'converse'
  const isCached = workload.isCached === true && isConverse
  const request = () =>
    isConverse ? converseRequest(conversation, isCached) : nativeRequest(model.body, conversation)

  if (failure !== undefined) {
    return {
      ...common,
      operation,
      errorCode: failure,
      errorMessage: failureMessage(failure, {
        identityArn: common.identityArn,
        isStreaming: operation.endsWith('Stream'),
        arn: model.arn,
      }),
      input: { kind: 'json', value: request() },
      tokens: { input: 0, output: 0 },
      latencyMs:
        failure === 'ModelTimeoutException' ? 60_000 + dice.between(0, 400) : dice.between(8, 90),
    }
  }

  const said = lastWords(conversation).text
  const guardrail = guarded(workload, accountId, conversation, said, plan.twist, facts)
  const tokens = tokensOf(plan, facts, conversation, guardrail?.isBlockedAtInput === true, isCached)
  const firstTokenMs = dice.skewed(420)
  const latencyMs =
    guardrail?.isBlockedAtInput === true
      ? guardrail.outcome.latencyMs + 40
      : firstTokenMs + Math.round(tokens.output * (8 + dice.next() * 12) + tokens.input * 0.04)
  const answered: Answered = {
    conversation,
    tokens,
    latencyMs,
    firstTokenMs,
    guarded: guardrail,
    requestId,
    atMs,
  }
  const isStream = operation === 'ConverseStream' || operation === 'InvokeModelWithResponseStream'
  return {
    ...common,
    operation,
    input: { kind: 'json', value: request() },
    output: {
      kind: 'json',
      value: isConverse ? converseAnswer(answered) : nativeAnswer(model, isStream, answered, dice),
    },
    tokens,
    latencyMs,
    ...(isStream ? { firstTokenMs } : {}),
    ...(guardrail === undefined ? {} : { guardrail: guardrail.outcome }),
  }
}

function tokensOf(
  { twist: name, workload }: Plan,
  facts: Facts,
  conversation: Conversation,
  isBlocked: boolean,
  isCached: boolean,
): Tokens {
  if (isBlocked) return { input: 0, output: 0 }
  const counts = countTokens(conversation, facts.language)
  const tokens = cached(counts, isCached, facts.dice)
  return name === 'expensive' ? makeExpensive(tokens, facts, conversation, workload) : tokens
}
