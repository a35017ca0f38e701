import {
  CountTokens$,
  type CountTokensRequest,
  type CountTokensResponse,
} from '@aws-sdk/client-bedrock-runtime'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { findModel, isInRegion, isPastEndOfLife, modelArn } from '../../world/models.ts'
import { textFormat } from './body-formats.ts'
import { conversePrompt } from './converse-input.ts'
import { parseBody } from './json-body.ts'
import { inputTokens } from './stand-in-model.ts'

type Input = CountTokensRequest & { readonly modelId: string }

function bareId(modelId: string): string {
  return modelId.split('foundation-model/').at(-1) ?? modelId
}

function everything({ modelId, input }: Input, call: Call): string {
  const model = findModel(bareId(modelId))
  const format = model === undefined ? undefined : textFormat(model)
  const isHere = model !== undefined && isInRegion(model, call.region)
  if (format === undefined || !isHere || isPastEndOfLife(model, call.now)) {
    throw new AwsError(
      'ValidationException',
      400,
      "The provided model doesn't support counting tokens.",
    )
  }
  if (input?.converse !== undefined) return conversePrompt(input.converse).everything
  return format.read(parseBody(input?.invokeModel?.body)).everything
}

const countTokens = operation<Input, CountTokensResponse>({
  service: 'bedrock-runtime',
  schema: CountTokens$,
  authorize: ({ modelId }, { region }) => [
    { action: 'bedrock:CountTokens', resource: modelArn(bareId(modelId), region) },
  ],
  handle: (input, call) => ({ inputTokens: inputTokens(everything(input, call)) }),
  differs: ['Tokens are counted by a simple rule that is the same for every text model.'],
})

export const countTokensOperations: readonly Operation[] = [countTokens]
