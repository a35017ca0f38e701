import {
  type FoundationModelSummary,
  GetFoundationModel$,
  GetFoundationModelAvailability$,
  type GetFoundationModelAvailabilityResponse,
  type GetFoundationModelResponse,
  ListFoundationModels$,
  type ListFoundationModelsRequest,
  type ListFoundationModelsResponse,
} from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import {
  type FoundationModel,
  findModel,
  isInRegion,
  isLegacy,
  isPastEndOfLife,
  MODELS,
  modelArn,
} from '../../world/models.ts'
import { agreementStatus } from './model-agreements.ts'

/** SDK enums lag behind what Bedrock answers (VIDEO, SPEECH, INFERENCE_PROFILE); so do its types. */
type Summary = Omit<
  FoundationModelSummary,
  'inputModalities' | 'outputModalities' | 'inferenceTypesSupported'
> & {
  readonly inputModalities: readonly string[]
  readonly outputModalities: readonly string[]
  readonly inferenceTypesSupported: readonly string[]
}

function inferenceTypes(model: FoundationModel, region: string): string[] {
  const types = model.onDemand.includes(region) ? ['ON_DEMAND'] : []
  return model.profiles.length > 0 ? [...types, 'INFERENCE_PROFILE'] : types
}

function summary(model: FoundationModel, { region, now }: Call): Summary {
  return {
    modelArn: modelArn(model.id, region),
    modelId: model.id,
    modelName: model.name,
    providerName: model.provider,
    inputModalities: model.input,
    outputModalities: model.output,
    responseStreamingSupported: model.isStreaming,
    customizationsSupported: [...model.customizations],
    inferenceTypesSupported: inferenceTypes(model, region),
    modelLifecycle: {
      status: isLegacy(model, now) ? 'LEGACY' : 'ACTIVE',
      startOfLifeTime: new Date(model.startOfLife),
      legacyTime: model.legacyFrom === undefined ? undefined : new Date(model.legacyFrom),
      endOfLifeTime: model.endOfLife === undefined ? undefined : new Date(model.endOfLife),
    },
  }
}

/** The model that an id or ARN names, if this Region offers it and its life has not ended. */
function offered(identifier: string, { region, now }: Call): FoundationModel {
  const model = findModel(identifier.split('foundation-model/').at(-1) ?? identifier)
  if (model === undefined || !isInRegion(model, region) || isPastEndOfLife(model, now)) {
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'The provided model identifier is not found.',
    )
  }
  return model
}

const listFoundationModels = operation<
  ListFoundationModelsRequest,
  Omit<ListFoundationModelsResponse, 'modelSummaries'> & { readonly modelSummaries: Summary[] }
>({
  service: 'bedrock',
  schema: ListFoundationModels$,
  authorize: () => [{ action: 'bedrock:ListFoundationModels', resource: '*' }],
  handle: (input, call) => ({
    modelSummaries: MODELS.filter(
      (model) => isInRegion(model, call.region) && !isPastEndOfLife(model, call.now),
    )
      .map((model) => summary(model, call))
      .filter(
        (item) =>
          (input.byProvider === undefined ||
            item.providerName?.toLowerCase() === input.byProvider.toLowerCase()) &&
          (input.byOutputModality === undefined ||
            item.outputModalities.includes(input.byOutputModality)) &&
          (input.byInferenceType === undefined ||
            item.inferenceTypesSupported.includes(input.byInferenceType)) &&
          (input.byCustomizationType === undefined ||
            item.customizationsSupported?.includes(input.byCustomizationType)),
      ),
  }),
  differs: [
    'The catalogue is a fixed list from public documentation; launch and end-of-life dates are approximate, and availability is known for a limited set of Regions.',
    'A model past its end of life disappears from the list on that very day; AWS removes it some time afterwards.',
    'No model offers Provisioned Throughput.',
  ],
})

const getFoundationModel = operation<
  { readonly modelIdentifier: string },
  Omit<GetFoundationModelResponse, 'modelDetails'> & { readonly modelDetails: Summary }
>({
  service: 'bedrock',
  schema: GetFoundationModel$,
  authorize: ({ modelIdentifier }, call) => [
    {
      action: 'bedrock:GetFoundationModel',
      resource: modelIdentifier.startsWith('arn:')
        ? modelIdentifier
        : modelArn(modelIdentifier, call.region),
    },
  ],
  handle: ({ modelIdentifier }, call) => ({
    modelDetails: summary(offered(modelIdentifier, call), call),
  }),
})

const getFoundationModelAvailability = operation<
  { readonly modelId: string },
  GetFoundationModelAvailabilityResponse
>({
  service: 'bedrock',
  schema: GetFoundationModelAvailability$,
  authorize: () => [{ action: 'bedrock:GetFoundationModelAvailability', resource: '*' }],
  handle: ({ modelId }, call) => {
    const model = findModel(modelId)
    if (model === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        'The provided model identifier is not found.',
      )
    }
    const isHere = isInRegion(model, call.region) && !isPastEndOfLife(model, call.now)
    return {
      modelId,
      agreementAvailability: { status: agreementStatus(model, call) },
      authorizationStatus: 'AUTHORIZED',
      entitlementAvailability: 'AVAILABLE',
      regionAvailability: isHere ? 'AVAILABLE' : 'NOT_AVAILABLE',
    }
  },
  differs: [
    'Every account is authorized and entitled; only agreement and Region vary. A model without a Marketplace product always has its agreement AVAILABLE.',
  ],
})

export const foundationModelOperations: readonly Operation[] = [
  listFoundationModels,
  getFoundationModel,
  getFoundationModelAvailability,
]
