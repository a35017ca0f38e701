import {
  GetGuardrail$,
  type GetGuardrailRequest,
  type GetGuardrailResponse,
  type GuardrailSummary,
  ListGuardrails$,
  type ListGuardrailsRequest,
  type ListGuardrailsResponse,
} from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import { bedrockAccount, type Guardrail, type GuardrailVersion } from '../../world/bedrock-state.ts'
import { resourceTags } from './tags.ts'

const DEFAULT_PAGE = 100

/** By id or ARN, in the account and Region of the call. */
export function findGuardrail(
  identifier: string,
  { world, caller, region }: Call,
): Guardrail | undefined {
  return bedrockAccount(world.state.bedrock, caller.accountId).guardrails.find(
    (guardrail) =>
      guardrail.region === region && (guardrail.id === identifier || guardrail.arn === identifier),
  )
}

export function guardrailArn(identifier: string, { caller, region }: Call): string {
  if (identifier.startsWith('arn:')) return identifier
  return `arn:aws:bedrock:${region}:${caller.accountId}:guardrail/${identifier}`
}

function existing(identifier: string, call: Call): Guardrail {
  const guardrail = findGuardrail(identifier, call)
  if (guardrail === undefined) {
    throw new AwsError('ResourceNotFoundException', 404, `Guardrail ${identifier} does not exist.`)
  }
  return guardrail
}

function summary(guardrail: Guardrail, version: GuardrailVersion): GuardrailSummary {
  return {
    id: guardrail.id,
    arn: guardrail.arn,
    status: 'READY',
    name: guardrail.name,
    description: version.description,
    version: version.version,
    createdAt: new Date(version.createdAt),
    updatedAt: new Date(version.updatedAt),
  }
}

const list = operation<ListGuardrailsRequest, ListGuardrailsResponse>({
  service: 'bedrock',
  schema: ListGuardrails$,
  authorize: ({ guardrailIdentifier }, call) => [
    {
      action: 'bedrock:ListGuardrails',
      resource: guardrailIdentifier === undefined ? '*' : guardrailArn(guardrailIdentifier, call),
    },
  ],
  handle: (input, call) => {
    const { guardrailIdentifier: one, nextToken, maxResults } = input
    const { guardrails } = bedrockAccount(call.world.state.bedrock, call.caller.accountId)
    const found =
      one === undefined
        ? guardrails
            .filter((guardrail) => guardrail.region === call.region)
            .flatMap((guardrail) =>
              guardrail.versions
                .filter((version) => version.version === 'DRAFT')
                .map((version) => summary(guardrail, version)),
            )
        : existing(one, call).versions.map((version) => summary(existing(one, call), version))
    const shown = page(found, `guardrails-${one ?? ''}`, nextToken, maxResults ?? DEFAULT_PAGE)
    return { guardrails: [...shown.items], nextToken: shown.next }
  },
  differs: [
    'Guardrails are seeded and can be read only; none is ever in a state other than READY.',
  ],
})

const get = operation<
  GetGuardrailRequest & { readonly guardrailIdentifier: string },
  GetGuardrailResponse
>({
  service: 'bedrock',
  schema: GetGuardrail$,
  authorize: ({ guardrailIdentifier }, call) => [
    {
      action: 'bedrock:GetGuardrail',
      resource: guardrailArn(guardrailIdentifier, call),
      context: resourceTags(findGuardrail(guardrailIdentifier, call)?.tags),
    },
  ],
  handle: ({ guardrailIdentifier, guardrailVersion = 'DRAFT' }, call) => {
    const guardrail = existing(guardrailIdentifier, call)
    const version = guardrail.versions.find((candidate) => candidate.version === guardrailVersion)
    if (version === undefined) {
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        `Guardrail ${guardrailIdentifier} has no version ${guardrailVersion}.`,
      )
    }
    const { id, arn, ...described } = summary(guardrail, version)
    return {
      ...described,
      ...version.policies,
      guardrailId: id,
      guardrailArn: arn,
      blockedInputMessaging: guardrail.blockedInputMessaging,
      blockedOutputsMessaging: guardrail.blockedOutputsMessaging,
    }
  },
})

export const guardrailOperations: readonly Operation[] = [list, get]
