import {
  type FoundationModelSummary,
  GetFoundationModelAvailabilityCommand,
  type GetFoundationModelAvailabilityResponse,
  type InferenceProfileSummary,
  type InferenceProfileType,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from '@aws-sdk/client-bedrock'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { ok, type Result } from '../kernel/result.ts'
import { asReader } from './account-roles.aws.ts'
import { eachBounded } from './bounded.ts'
import type { AccountAccess, CatalogueModel, CatalogueProfile, ModelCatalogue } from './ports.ts'
import { RequestIds } from './request-ids.ts'

/** Availability is one call a model: enough at once to be quick, few enough not to be throttled. */
const availabilityCallsAtOnce = 5

/** A listing that never ends is AWS's fault, but it must not become ours. */
const mostPages = 50

export function modelCatalogue(aws: AwsConnector): ModelCatalogue {
  return {
    async read(account, region) {
      const ids = new RequestIds()
      const models = await readModels(aws, account, region, ids)
      if (!models.ok) return models
      const profiles: CatalogueProfile[] = []
      for (const type of ['SYSTEM_DEFINED', 'APPLICATION'] as const) {
        const some = await readProfiles(aws, account, region, type, ids)
        if (!some.ok) return some
        profiles.push(...some.value)
      }
      return ok({ value: { models: models.value, profiles }, awsRequestIds: ids.all() })
    },
  }
}

async function readModels(
  aws: AwsConnector,
  account: AccountAccess,
  region: string,
  ids: RequestIds,
): Promise<Result<readonly CatalogueModel[]>> {
  const as = asReader(account)
  const listed = await aws.call({ service: 'bedrock', as, region }, (client) =>
    client.send(new ListFoundationModelsCommand({})),
  )
  if (!listed.ok) return listed
  ids.add(listed.value.awsRequestIds)
  return eachBounded(
    listed.value.value.modelSummaries ?? [],
    availabilityCallsAtOnce,
    async (summary) => {
      const modelId = summary.modelId ?? ''
      const availability = await aws.call({ service: 'bedrock', as, region }, (client) =>
        client.send(new GetFoundationModelAvailabilityCommand({ modelId })),
      )
      if (availability.ok) return ok(catalogueModel(summary, availability.value.value))
      // One model that AWS lists and then won't explain must not hide all the others.
      return isAboutTheModel(availability.error.code)
        ? ok(catalogueModel(summary, {}))
        : availability
    },
  )
}

async function readProfiles(
  aws: AwsConnector,
  account: AccountAccess,
  region: string,
  type: InferenceProfileType,
  ids: RequestIds,
): Promise<Result<readonly CatalogueProfile[]>> {
  const profiles: CatalogueProfile[] = []
  let nextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const listed = await aws.call({ service: 'bedrock', as: asReader(account), region }, (client) =>
      client.send(
        new ListInferenceProfilesCommand({
          typeEquals: type,
          maxResults: 1_000,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      ),
    )
    if (!listed.ok) return listed
    ids.add(listed.value.awsRequestIds)
    profiles.push(...(listed.value.value.inferenceProfileSummaries ?? []).map(catalogueProfile))
    nextToken = listed.value.value.nextToken
    if (nextToken === undefined) return ok(profiles)
  }
  return {
    ok: false,
    error: { code: 'aws.not_understood', detail: 'The list of inference profiles does not end.' },
  }
}

function catalogueModel(
  summary: FoundationModelSummary,
  availability: Partial<GetFoundationModelAvailabilityResponse>,
): CatalogueModel {
  const { modelLifecycle } = summary
  return {
    modelId: summary.modelId ?? '',
    modelArn: summary.modelArn ?? '',
    name: summary.modelName ?? summary.modelId ?? '',
    provider: summary.providerName ?? '',
    inputModalities: summary.inputModalities ?? [],
    outputModalities: summary.outputModalities ?? [],
    isStreaming: summary.responseStreamingSupported ?? false,
    inferenceTypes: summary.inferenceTypesSupported ?? [],
    lifecycle: {
      status: modelLifecycle?.status === 'LEGACY' ? 'LEGACY' : 'ACTIVE',
      legacyAt: isoOrNull(modelLifecycle?.legacyTime),
      endOfLifeAt: isoOrNull(modelLifecycle?.endOfLifeTime),
    },
    // A value this SDK doesn't know yet counts as the closed one: nothing is promised by mistake.
    availability: {
      agreement: known(
        availability.agreementAvailability?.status,
        ['AVAILABLE', 'PENDING', 'NOT_AVAILABLE', 'ERROR'],
        'ERROR',
      ),
      authorization: known(
        availability.authorizationStatus,
        ['AUTHORIZED', 'NOT_AUTHORIZED'],
        'NOT_AUTHORIZED',
      ),
      entitlement: known(
        availability.entitlementAvailability,
        ['AVAILABLE', 'NOT_AVAILABLE'],
        'NOT_AVAILABLE',
      ),
      region: known(
        availability.regionAvailability,
        ['AVAILABLE', 'NOT_AVAILABLE'],
        'NOT_AVAILABLE',
      ),
    },
  }
}

function catalogueProfile(summary: InferenceProfileSummary): CatalogueProfile {
  return {
    profileId: summary.inferenceProfileId ?? '',
    profileArn: summary.inferenceProfileArn ?? '',
    name: summary.inferenceProfileName ?? summary.inferenceProfileId ?? '',
    type: summary.type === 'APPLICATION' ? 'APPLICATION' : 'SYSTEM_DEFINED',
    modelArns: (summary.models ?? []).flatMap(({ modelArn }) => modelArn ?? []),
  }
}

function isAboutTheModel(code: string): boolean {
  return code === 'aws.not_found' || code === 'aws.invalid'
}

function known<Value extends string>(
  told: string | undefined,
  values: readonly Value[],
  otherwise: Value,
): Value {
  return values.find((value) => value === told) ?? otherwise
}

function isoOrNull(date: Date | undefined): string | null {
  return date?.toISOString() ?? null
}
