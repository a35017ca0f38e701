import {
  CreateFoundationModelAgreementCommand,
  GetFoundationModelAvailabilityCommand,
  GetUseCaseForModelAccessCommand,
  ListFoundationModelAgreementOffersCommand,
  PutUseCaseForModelAccessCommand,
} from '@aws-sdk/client-bedrock'
import type { AwsConnector } from '@gatehouse/aws/connector'
import type { UseCaseForm } from '@gatehouse/contract/access-catalogue'
import { fail, ok, type Result } from '../kernel/result.ts'
import { asApplier, asReader } from './account-roles.aws.ts'
import type { AccountAccess, ModelEnablement, Observed } from './ports.ts'
import { RequestIds } from './request-ids.ts'

/** Bedrock user guide, model-access: codes of `intendedUsers` in the form (read 2026-11). */
const intendedUsersCode = { internal: '0', external: '1', both: '2' } as const

export function modelEnablement(aws: AwsConnector): ModelEnablement {
  return {
    ensureAgreement: (account, region, modelId) => ensureAgreement(aws, account, region, modelId),

    async hasUseCaseForm(account, region) {
      const filed = await aws.call(
        { service: 'bedrock', as: asReader(account), region },
        (client) => client.send(new GetUseCaseForModelAccessCommand({})),
      )
      if (filed.ok) return ok({ value: true, awsRequestIds: filed.value.awsRequestIds })
      if (filed.error.code !== 'aws.not_found') return filed
      return ok({ value: false, awsRequestIds: idOf(filed.error.awsRequestId) })
    },

    // Filing it again replaces it, so the SDK may try again by itself.
    async fileUseCaseForm(account, region, form) {
      const put = await aws.call({ service: 'bedrock', as: asApplier(account), region }, (client) =>
        client.send(new PutUseCaseForModelAccessCommand({ formData: formData(form) })),
      )
      return put.ok ? ok({ value: undefined, awsRequestIds: put.value.awsRequestIds }) : put
    },
  }
}

async function ensureAgreement(
  aws: AwsConnector,
  account: AccountAccess,
  region: string,
  modelId: string,
): Promise<Result<Observed<'not-needed' | 'present' | 'created' | 'pending'>>> {
  const ids = new RequestIds()
  const observed = <Value>(value: Value) => ok({ value, awsRequestIds: ids.all() })

  const before = await agreementStatus(aws, account, region, modelId, ids)
  if (!before.ok) return before
  if (before.value === 'AVAILABLE') return observed('present')
  if (before.value === 'PENDING') return observed('pending')

  const offers = await aws.call({ service: 'bedrock', as: asReader(account), region }, (client) =>
    client.send(new ListFoundationModelAgreementOffersCommand({ modelId })),
  )
  if (!offers.ok) return offers
  ids.add(offers.value.awsRequestIds)
  const offerToken = offers.value.value.offers?.[0]?.offerToken
  // Amazon, Meta, Mistral and others sell without the Marketplace: no offer, no agreement.
  if (offerToken === undefined) return observed('not-needed')

  const created = await aws.call(
    { service: 'bedrock', as: asApplier(account), region, purpose: 'write' },
    (client) => client.send(new CreateFoundationModelAgreementCommand({ offerToken, modelId })),
  )
  if (created.ok) {
    ids.add(created.value.awsRequestIds)
    return observed('created')
  }
  // Somebody else was quicker, or our own answer got lost on the way: look before failing.
  const after = await agreementStatus(aws, account, region, modelId, ids)
  if (after.ok && after.value === 'AVAILABLE') return observed('present')
  if (after.ok && after.value === 'PENDING') return observed('pending')
  return created
}

async function agreementStatus(
  aws: AwsConnector,
  account: AccountAccess,
  region: string,
  modelId: string,
  ids: RequestIds,
): Promise<Result<string | undefined>> {
  const availability = await aws.call(
    { service: 'bedrock', as: asReader(account), region },
    (client) => client.send(new GetFoundationModelAvailabilityCommand({ modelId })),
  )
  if (!availability.ok) return availability
  ids.add(availability.value.awsRequestIds)
  const agreement = availability.value.value.agreementAvailability
  if (agreement?.status === 'ERROR') {
    return fail({
      code: 'aws.denied',
      detail: `The Marketplace agreement for ${modelId} is in error: ${agreement.errorMessage ?? 'AWS gives no reason.'}`,
    })
  }
  return ok(agreement?.status)
}

function formData(form: UseCaseForm): Uint8Array {
  const json = {
    companyName: form.companyName,
    companyWebsite: form.companyWebsite,
    intendedUsers: intendedUsersCode[form.intendedUsers],
    industryOption: form.industry,
    otherIndustryOption: '',
    useCases: form.useCases,
  }
  return new TextEncoder().encode(JSON.stringify(json))
}

function idOf(awsRequestId: string | undefined): readonly string[] {
  return awsRequestId === undefined ? [] : [awsRequestId]
}
