import { accounts } from '@gatehouse/testkit/organisation'
import type { CatalogueModel, CatalogueProfile } from './ports.ts'

export const dev = accounts.genaiDev
export const region = 'us-east-1'

/** A reading in small: one model on demand, one through a profile alone, one past its end. */
export const models: readonly CatalogueModel[] = [
  modelOf('amazon.nova-lite-v1:0', 'Amazon', ['ON_DEMAND']),
  modelOf('amazon.nova-micro-v1:0', 'Amazon', ['ON_DEMAND']),
  modelOf('anthropic.claude-sonnet-4-6', 'Anthropic', ['INFERENCE_PROFILE']),
  {
    ...modelOf('amazon.titan-text-lite-v1', 'Amazon', ['ON_DEMAND']),
    lifecycle: { status: 'LEGACY', legacyAt: null, endOfLifeAt: '2025-01-01T00:00:00.000Z' },
  },
]

export const profiles: readonly CatalogueProfile[] = [
  {
    profileId: 'us.anthropic.claude-sonnet-4-6',
    profileArn: `arn:aws:bedrock:${region}:${dev}:inference-profile/us.anthropic.claude-sonnet-4-6`,
    name: 'US Claude Sonnet',
    type: 'SYSTEM_DEFINED',
    modelArns: ['us-east-1', 'us-west-2'].map(
      (home) => `arn:aws:bedrock:${home}::foundation-model/anthropic.claude-sonnet-4-6`,
    ),
  },
]

function modelOf(
  modelId: string,
  provider: string,
  inferenceTypes: readonly string[],
): CatalogueModel {
  return {
    modelId,
    modelArn: `arn:aws:bedrock:${region}::foundation-model/${modelId}`,
    name: modelId,
    provider,
    inputModalities: ['TEXT'],
    outputModalities: ['TEXT'],
    isStreaming: true,
    inferenceTypes,
    lifecycle: { status: 'ACTIVE', legacyAt: null, endOfLifeAt: null },
    availability: {
      agreement: 'AVAILABLE',
      authorization: 'AUTHORIZED',
      entitlement: 'AVAILABLE',
      region: 'AVAILABLE',
    },
  }
}
