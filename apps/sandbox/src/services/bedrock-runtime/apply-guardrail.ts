import {
  ApplyGuardrail$,
  type ApplyGuardrailRequest,
  type ApplyGuardrailResponse,
} from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { findGuardrail, guardrailArn } from '../bedrock/guardrails.ts'
import { resourceTags } from '../bedrock/tags.ts'
import {
  type AppliedGuardrail,
  actionReason,
  type GuardedText,
  guardText,
  outcomeOf,
  toldAssessment,
} from './guardrail/guard-call.ts'
import type { Side } from './guardrail/rule-action.ts'
import { guardrailSamples } from './logging/guardrail-metrics.ts'

type Input = ApplyGuardrailRequest & {
  readonly guardrailIdentifier: string
  readonly guardrailVersion: string
}

function applied({ guardrailIdentifier, guardrailVersion }: Input, call: Call): AppliedGuardrail {
  const guardrail = findGuardrail(guardrailIdentifier, call)
  const version = guardrail?.versions.find((each) => each.version === guardrailVersion)
  if (guardrail !== undefined && version !== undefined) return { guardrail, version }
  throw new AwsError(
    'ResourceNotFoundException',
    404,
    'The guardrail identifier or version provided in the request does not exist.',
  )
}

/** Sources and questions of contextual grounding are there for comparison only. */
function textsToAssess({ content }: Input): string[] {
  return (content ?? []).flatMap(({ text }) => {
    const qualifiers = text?.qualifiers ?? []
    const isAssessed = qualifiers.length === 0 || qualifiers.includes('guard_content')
    return text?.text !== undefined && isAssessed ? [text.text] : []
  })
}

function outputs(
  guardrail: AppliedGuardrail,
  side: Side,
  texts: readonly string[],
  verdict: GuardedText['verdict'],
): { text: string }[] {
  const { blockedInputMessaging, blockedOutputsMessaging } = guardrail.guardrail
  if (verdict === 'none') return []
  if (verdict === 'masked') {
    return texts.map((text) => ({ text: guardText(guardrail, side, text).text }))
  }
  return [{ text: side === 'input' ? blockedInputMessaging : blockedOutputsMessaging }]
}

const applyGuardrail = operation<Input, ApplyGuardrailResponse>({
  service: 'bedrock-runtime',
  schema: ApplyGuardrail$,
  authorize: ({ guardrailIdentifier }, call) => [
    {
      action: 'bedrock:ApplyGuardrail',
      resource: guardrailArn(guardrailIdentifier, call),
      context: resourceTags(findGuardrail(guardrailIdentifier, call)?.tags),
    },
  ],
  handle: async (input, call) => {
    const guardrail = applied(input, call)
    const side = input.source === 'INPUT' ? 'input' : 'output'
    const texts = textsToAssess(input)
    const guarded = guardText(guardrail, side, texts.join('\n'), input.outputScope === 'FULL')
    await recordUse(call, guardrail, side, guarded)
    const assessment = toldAssessment(guardrail, guarded)
    return {
      usage: guarded.usage,
      action: guarded.verdict === 'none' ? 'NONE' : 'GUARDRAIL_INTERVENED',
      actionReason: actionReason([guarded.verdict]),
      outputs: outputs(guardrail, side, texts, guarded.verdict),
      assessments: [assessment],
      guardrailCoverage: assessment.invocationMetrics?.guardrailCoverage,
    }
  },
  differs: [
    'Text is assessed by the same rules as in calls to models, which Converse describes; images are ignored. The call leaves metrics, no log and no event of CloudTrail’s event history.',
  ],
})

async function recordUse(
  { world, caller, region, now }: Call,
  guardrail: AppliedGuardrail,
  side: Side,
  guarded: GuardedText,
): Promise<void> {
  const outcome =
    side === 'input'
      ? outcomeOf(guardrail, guarded, undefined)
      : outcomeOf(guardrail, undefined, guarded)
  const use = { accountId: caller.accountId, region, atMs: now.getTime(), guardrail: outcome }
  const metrics = await world.stores.metrics()
  await metrics.record(guardrailSamples([use]))
}

export const applyGuardrailOperations: readonly Operation[] = [applyGuardrail]
