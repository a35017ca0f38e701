import {
  CreateInferenceProfile$,
  type CreateInferenceProfileRequest,
  type CreateInferenceProfileResponse,
  DeleteInferenceProfile$,
  GetInferenceProfile$,
  type GetInferenceProfileResponse,
  type InferenceProfileSummary,
  ListInferenceProfiles$,
  type ListInferenceProfilesRequest,
  type ListInferenceProfilesResponse,
} from '@aws-sdk/client-bedrock'
import {
  type ActionOnResource,
  AwsError,
  type Call,
  type Operation,
  operation,
} from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import { type ApplicationProfile, bedrockAccount } from '../../world/bedrock-state.ts'
import { findModel, isInRegion } from '../../world/models.ts'
import { FOUNDED_AT } from '../../world/organisation.ts'
import { stableId } from '../../world/seed-ids.ts'
import {
  findSystemProfile,
  type SystemProfile,
  systemProfiles,
} from '../../world/system-profiles.ts'
import { requestTags, resourceTags, tagRecord } from './tags.ts'

const DEFAULT_PAGE = 100

export function findApplicationProfile(
  identifier: string,
  call: Pick<Call, 'world' | 'caller' | 'region'>,
): ApplicationProfile | undefined {
  return bedrockAccount(call.world.state.bedrock, call.caller.accountId).profiles.find(
    (profile) =>
      profile.region === call.region && (profile.arn === identifier || profile.id === identifier),
  )
}

/** Either kind by id or ARN, as the account sees it from the Region called. */
export function findProfile(
  identifier: string,
  call: Call,
): ApplicationProfile | SystemProfile | undefined {
  const application = findApplicationProfile(identifier, call)
  if (application !== undefined) return application
  const prefix = `arn:aws:bedrock:${call.region}:${call.caller.accountId}:inference-profile/`
  if (identifier.startsWith('arn:') && !identifier.startsWith(prefix)) return undefined
  return findSystemProfile(identifier.replace(prefix, ''), call.region, call.caller.accountId)
}

function describe(profile: ApplicationProfile | SystemProfile): InferenceProfileSummary {
  const isSystem = 'geography' in profile
  return {
    inferenceProfileName: profile.name,
    description: profile.description,
    createdAt: new Date(isSystem ? FOUNDED_AT : profile.createdAt),
    updatedAt: new Date(isSystem ? FOUNDED_AT : profile.createdAt),
    inferenceProfileArn: profile.arn,
    models: profile.modelArns.map((modelArn) => ({ modelArn })),
    inferenceProfileId: profile.id,
    status: 'ACTIVE',
    type: isSystem ? 'SYSTEM_DEFINED' : 'APPLICATION',
  }
}

function notFound(identifier: string): AwsError {
  return new AwsError(
    'ResourceNotFoundException',
    404,
    `Could not find the inference profile ${identifier}.`,
  )
}

/** The ARN to ask IAM about: an id alone is a system profile unless the account knows it. */
function profileArn(identifier: string, call: Call): string {
  if (identifier.startsWith('arn:')) return identifier
  const { region, caller } = call
  const known = findApplicationProfile(identifier, call)
  return (
    known?.arn ?? `arn:aws:bedrock:${region}:${caller.accountId}:inference-profile/${identifier}`
  )
}

function onProfile(action: string, identifier: string, call: Call): ActionOnResource {
  return {
    action,
    resource: profileArn(identifier, call),
    context: resourceTags(findApplicationProfile(identifier, call)?.tags),
  }
}

const list = operation<ListInferenceProfilesRequest, ListInferenceProfilesResponse>({
  service: 'bedrock',
  schema: ListInferenceProfiles$,
  authorize: () => [{ action: 'bedrock:ListInferenceProfiles', resource: '*' }],
  handle: (input, call) => {
    const { region, caller, world, now } = call
    const type = input.typeEquals ?? 'SYSTEM_DEFINED'
    const profiles: readonly (SystemProfile | ApplicationProfile)[] =
      type === 'SYSTEM_DEFINED'
        ? systemProfiles(region, caller.accountId, now)
        : bedrockAccount(world.state.bedrock, caller.accountId).profiles.filter(
            (profile) => profile.region === region,
          )
    const shown = page(
      profiles,
      `profiles-${type}`,
      input.nextToken,
      input.maxResults ?? DEFAULT_PAGE,
    )
    return { inferenceProfileSummaries: shown.items.map(describe), nextToken: shown.next }
  },
  differs: [
    'Without a type only system-defined profiles are listed; pages hold 100 unless asked otherwise.',
  ],
})

const get = operation<{ readonly inferenceProfileIdentifier: string }, GetInferenceProfileResponse>(
  {
    service: 'bedrock',
    schema: GetInferenceProfile$,
    authorize: (input, call) => [
      onProfile('bedrock:GetInferenceProfile', input.inferenceProfileIdentifier, call),
    ],
    handle: ({ inferenceProfileIdentifier }, call) => {
      const profile = findProfile(inferenceProfileIdentifier, call)
      if (profile === undefined) throw notFound(inferenceProfileIdentifier)
      return describe(profile)
    },
  },
)

function sourceModels(copyFrom: string, call: Call): readonly string[] {
  const match = /^arn:aws:bedrock:([^:]+)::foundation-model\/(.+)$/.exec(copyFrom)
  if (match !== null) {
    const model = findModel(match[2] ?? '')
    if (match[1] === call.region && model !== undefined && isInRegion(model, call.region)) {
      return [copyFrom]
    }
  } else {
    const profile = findProfile(copyFrom, call)
    if (profile !== undefined && 'geography' in profile) return profile.modelArns
  }
  throw new AwsError('ValidationException', 400, 'The provided model source is invalid.')
}

/** A repeated request carries the same token, so it means the same profile. */
function newProfileArn(token: string | undefined, { region, caller, requestId }: Call): string {
  const id = stableId(`profile/${caller.accountId}/${region}/${token ?? requestId}`, 12)
  return `arn:aws:bedrock:${region}:${caller.accountId}:application-inference-profile/${id}`
}

const create = operation<
  CreateInferenceProfileRequest & { readonly inferenceProfileName: string },
  CreateInferenceProfileResponse
>({
  service: 'bedrock',
  schema: CreateInferenceProfile$,
  authorize: (input, call) => {
    const context = requestTags(tagRecord(input.tags))
    const source = input.modelSource?.copyFrom
    const action = 'bedrock:CreateInferenceProfile'
    const created = { action, resource: newProfileArn(input.clientRequestToken, call), context }
    return source === undefined ? [created] : [created, { action, resource: source, context }]
  },
  handle: (input, call) => {
    const { profiles } = bedrockAccount(call.world.state.bedrock, call.caller.accountId)
    const arn = newProfileArn(input.clientRequestToken, call)
    if (profiles.some((profile) => profile.arn === arn)) {
      return { inferenceProfileArn: arn, status: 'ACTIVE' }
    }
    const name = input.inferenceProfileName
    if (profiles.some((profile) => profile.region === call.region && profile.name === name)) {
      throw new AwsError(
        'ConflictException',
        400,
        `An inference profile named ${name} already exists.`,
      )
    }
    const copiedFrom = input.modelSource?.copyFrom ?? ''
    profiles.push({
      id: arn.split('/').at(-1) ?? arn,
      arn,
      name,
      region: call.region,
      ...(input.description === undefined ? {} : { description: input.description }),
      copiedFrom,
      modelArns: sourceModels(copiedFrom, call),
      createdAt: call.now.toISOString(),
      tags: tagRecord(input.tags),
    })
    call.world.changed()
    return { inferenceProfileArn: arn, status: 'ACTIVE' }
  },
})

const remove = operation<{ readonly inferenceProfileIdentifier: string }, object>({
  service: 'bedrock',
  schema: DeleteInferenceProfile$,
  authorize: (input, call) => [
    onProfile('bedrock:DeleteInferenceProfile', input.inferenceProfileIdentifier, call),
  ],
  handle: ({ inferenceProfileIdentifier }, call) => {
    const found = findApplicationProfile(inferenceProfileIdentifier, call)
    if (found === undefined) throw notFound(inferenceProfileIdentifier)
    const { profiles } = bedrockAccount(call.world.state.bedrock, call.caller.accountId)
    profiles.splice(profiles.indexOf(found), 1)
    call.world.changed()
    return {}
  },
})

export const inferenceProfileOperations: readonly Operation[] = [list, get, create, remove]
