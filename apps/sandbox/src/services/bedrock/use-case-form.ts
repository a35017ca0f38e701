import { GetUseCaseForModelAccess$, PutUseCaseForModelAccess$ } from '@aws-sdk/client-bedrock'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { bedrockAccount } from '../../world/bedrock-state.ts'

/** Filed here, or once for all in the organization's management account. */
export function useCaseForm({ world, caller }: Pick<Call, 'world' | 'caller'>): string | null {
  const { bedrock, organization } = world.state
  return (
    bedrockAccount(bedrock, caller.accountId).useCaseForm ??
    bedrockAccount(bedrock, organization.managementAccountId).useCaseForm
  )
}

const REQUIRED = ['companyName', 'companyWebsite', 'intendedUsers', 'industryOption', 'useCases']

function checkForm(formData: Uint8Array): void {
  const invalid = () =>
    new AwsError('ValidationException', 400, 'The provided form data is invalid.')
  let form: unknown
  try {
    form = JSON.parse(Buffer.from(formData).toString('utf8'))
  } catch {
    throw invalid()
  }
  if (typeof form !== 'object' || form === null) throw invalid()
  const answers = new Map<string, unknown>(Object.entries(form))
  if (REQUIRED.some((name) => !['string', 'number'].includes(typeof answers.get(name)))) {
    throw invalid()
  }
}

const putUseCase = operation<{ readonly formData: Uint8Array }, object>({
  service: 'bedrock',
  schema: PutUseCaseForModelAccess$,
  authorize: () => [{ action: 'bedrock:PutUseCaseForModelAccess', resource: '*' }],
  handle: ({ formData }, { world, caller }) => {
    checkForm(formData)
    const account = bedrockAccount(world.state.bedrock, caller.accountId)
    account.useCaseForm = Buffer.from(formData).toString('base64')
    world.changed()
    return {}
  },
  differs: [
    'The form takes effect at once, in every Region; AWS asks again in opt-in Regions and may take 15 minutes.',
  ],
})

const getUseCase = operation<object, { readonly formData: Uint8Array }>({
  service: 'bedrock',
  schema: GetUseCaseForModelAccess$,
  authorize: () => [{ action: 'bedrock:GetUseCaseForModelAccess', resource: '*' }],
  handle: (_input, call) => {
    const form = useCaseForm(call)
    if (form === null) {
      throw new AwsError(
        'ResourceNotFoundException',
        404,
        'No use case has been submitted for this account.',
      )
    }
    return { formData: new Uint8Array(Buffer.from(form, 'base64')) }
  },
})

export const useCaseOperations: readonly Operation[] = [putUseCase, getUseCase]
