import {
  CreateFoundationModelAgreement$,
  type CreateFoundationModelAgreementRequest,
  DeleteFoundationModelAgreement$,
  ListFoundationModelAgreementOffers$,
  type ListFoundationModelAgreementOffersRequest,
  type ListFoundationModelAgreementOffersResponse,
} from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { bedrockAccount } from '../../world/bedrock-state.ts'
import { type FoundationModel, findModel, needsAgreement } from '../../world/models.ts'
import { stableId } from '../../world/seed-ids.ts'

/** Marketplace needs a moment to settle an agreement; calls are answered meanwhile. */
const SETTLES_AFTER_MS = 1000

export function agreementStatus(
  model: FoundationModel,
  { world, caller, now }: Pick<Call, 'world' | 'caller' | 'now'>,
): 'AVAILABLE' | 'PENDING' | 'NOT_AVAILABLE' {
  if (!needsAgreement(model)) return 'AVAILABLE'
  const agreement = bedrockAccount(world.state.bedrock, caller.accountId).agreements[model.id]
  if (agreement === undefined) return 'NOT_AVAILABLE'
  const age = now.getTime() - new Date(agreement.createdAt).getTime()
  return age >= 0 && age < SETTLES_AFTER_MS ? 'PENDING' : 'AVAILABLE'
}

/** One agreement covers the account in every Region. */
export function makeAgreement(model: FoundationModel, { world, caller, now }: Call): void {
  const { agreements } = bedrockAccount(world.state.bedrock, caller.accountId)
  if (agreements[model.id] !== undefined) return
  agreements[model.id] = { createdAt: now.toISOString() }
  world.changed()
}

function offerToken(model: FoundationModel): string {
  return Buffer.from(`offer/${model.id}/${stableId(`token/${model.id}`, 24)}`).toString('base64')
}

function known(modelId: string): FoundationModel {
  const model = findModel(modelId)
  if (model === undefined) {
    throw new AwsError(
      'ResourceNotFoundException',
      404,
      'The provided model identifier is not found.',
    )
  }
  return model
}

function withProduct(modelId: string): FoundationModel {
  const model = known(modelId)
  if (!needsAgreement(model)) {
    throw new AwsError(
      'ValidationException',
      400,
      `Agreement is not supported for model ${modelId}.`,
    )
  }
  return model
}

function rate(dimension: string, price: string, description: string) {
  return { dimension, price, description, unit: '1K tokens' }
}

const listOffers = operation<
  ListFoundationModelAgreementOffersRequest & { readonly modelId: string },
  ListFoundationModelAgreementOffersResponse
>({
  service: 'bedrock',
  schema: ListFoundationModelAgreementOffers$,
  authorize: () => [{ action: 'bedrock:ListFoundationModelAgreementOffers', resource: '*' }],
  handle: ({ modelId }) => {
    const model = withProduct(modelId)
    return {
      modelId,
      offers: [
        {
          offerId: `offer-${stableId(`offer/${model.id}`, 13)}`,
          offerToken: offerToken(model),
          termDetails: {
            usageBasedPricingTerm: {
              rateCard: [
                rate('InputTokenCount', '0.003', `${model.name} input tokens`),
                rate('OutputTokenCount', '0.015', `${model.name} output tokens`),
              ],
            },
            legalTerm: { url: `https://example.com/eula/${encodeURIComponent(model.provider)}` },
            supportTerm: { refundPolicyDescription: 'No refunds for usage.' },
          },
        },
      ],
    }
  },
  differs: [
    'Each model with a Marketplace product has exactly one public offer, with invented prices and an example.com licence address; there are no private offers.',
  ],
})

const createAgreement = operation<
  CreateFoundationModelAgreementRequest & { readonly modelId: string },
  { readonly modelId: string }
>({
  service: 'bedrock',
  schema: CreateFoundationModelAgreement$,
  authorize: () => [
    { action: 'bedrock:CreateFoundationModelAgreement', resource: '*' },
    { action: 'aws-marketplace:Subscribe', resource: '*' },
  ],
  handle: (input, call) => {
    const model = withProduct(input.modelId)
    if (input.offerToken !== offerToken(model)) {
      throw new AwsError('ValidationException', 400, 'The provided offer token is invalid.')
    }
    if (agreementStatus(model, call) !== 'NOT_AVAILABLE') {
      throw new AwsError(
        'ConflictException',
        400,
        `An agreement already exists for model ${model.id}.`,
      )
    }
    makeAgreement(model, call)
    return { modelId: model.id }
  },
  differs: [
    'An agreement is PENDING for one second of the world clock and AVAILABLE from then on; AWS may take up to 15 minutes. There is no payment method to miss.',
    'The caller needs aws-marketplace:Subscribe besides the Bedrock action; the product id condition is not evaluated.',
  ],
})

const deleteAgreement = operation<{ readonly modelId: string }, object>({
  service: 'bedrock',
  schema: DeleteFoundationModelAgreement$,
  authorize: () => [
    { action: 'bedrock:DeleteFoundationModelAgreement', resource: '*' },
    { action: 'aws-marketplace:Unsubscribe', resource: '*' },
  ],
  handle: ({ modelId }, { world, caller }) => {
    const { agreements } = bedrockAccount(world.state.bedrock, caller.accountId)
    if (agreements[withProduct(modelId).id] === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        `No agreement exists for model ${modelId}.`,
      )
    }
    delete agreements[modelId]
    world.changed()
    return {}
  },
})

export const modelAgreementOperations: readonly Operation[] = [
  listOffers,
  createAgreement,
  deleteAgreement,
]
