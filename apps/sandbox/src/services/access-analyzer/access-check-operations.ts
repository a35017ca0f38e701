import {
  CheckAccessNotGranted$,
  type CheckAccessNotGrantedRequest,
  type CheckAccessNotGrantedResponse,
  CheckNoNewAccess$,
  type CheckNoNewAccessRequest,
  type CheckNoNewAccessResponse,
  type ReasonSummary,
} from '@aws-sdk/client-accessanalyzer'
import { AwsError, type Operation, operation } from '../../operation.ts'
import { checkIdentityDocument } from '../iam/policy-document.ts'
import { type GrantedWitness, grantedWitnesses, isAllowed } from './compare-access.ts'

const SAMPLED =
  'AWS proves its answer; the sandbox tries requests built from the actions, resources and ' +
  'condition values that the policies mention (one for each way they can be told apart), so a ' +
  'FAIL is real and a PASS is as good as these requests.'

export const accessCheckOperations: readonly Operation[] = [
  operation<CheckNoNewAccessRequest, CheckNoNewAccessResponse>({
    service: 'access-analyzer',
    schema: CheckNoNewAccess$,
    authorize: () => [{ action: 'access-analyzer:CheckNoNewAccess', resource: '*' }],
    handle: async (input) => {
      const existing = accept(input.existingPolicyDocument, input.policyType)
      const updated = accept(input.newPolicyDocument, input.policyType)
      const granted = await grantedWitnesses(updated, [existing])
      const added = granted.filter((witness) => !isAllowed(existing, witness))
      if (added.length === 0) {
        return {
          result: 'PASS',
          message:
            'The modified permissions do not grant new access compared to your existing policy.',
        }
      }
      return {
        result: 'FAIL',
        message: 'The modified permissions grant new access compared to your existing policy.',
        reasons: reasons('New access', added),
      }
    },
    differs: [SAMPLED, 'IDENTITY_POLICY only.'],
  }),

  operation<CheckAccessNotGrantedRequest, CheckAccessNotGrantedResponse>({
    service: 'access-analyzer',
    schema: CheckAccessNotGranted$,
    authorize: () => [{ action: 'access-analyzer:CheckAccessNotGranted', resource: '*' }],
    handle: async (input) => {
      const document = accept(input.policyDocument, input.policyType)
      const granted: GrantedWitness[] = []
      for (const { actions = [], resources = [] } of input.access ?? []) {
        if (actions.length === 0 && resources.length === 0) {
          throw invalid('Each access needs actions, resources or both.')
        }
        granted.push(...(await grantedWitnesses(document, [], { actions, resources })))
      }
      if (granted.length === 0) {
        return {
          result: 'PASS',
          message: 'The policy document does not grant access to the specified permissions.',
        }
      }
      return {
        result: 'FAIL',
        message:
          'The policy document grants access to perform one or more of the listed actions or resources.',
        reasons: reasons('One or more of the listed actions or resources', granted),
      }
    },
    differs: [SAMPLED, 'IDENTITY_POLICY only.'],
  }),
]

function accept(document: string | undefined, type: string | undefined): string {
  if (type !== 'IDENTITY_POLICY') {
    throw new AwsError(
      'UnprocessableEntityException',
      422,
      'The sandbox compares identity policies only.',
    )
  }
  const text = document ?? ''
  try {
    checkIdentityDocument(text)
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'The policy is not valid.')
  }
  return text
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', 400, message, { reason: 'other' })
}

function reasons(what: string, granted: readonly GrantedWitness[]): ReasonSummary[] {
  const statements = new Map<number, string | undefined>()
  for (const witness of granted) {
    for (const { index, sid } of witness.statements) statements.set(index, sid)
  }
  return [...statements]
    .sort(([left], [right]) => left - right)
    .map(([index, sid]) => ({
      description: `${what} in the statement with ${sid ? `sid: ${sid}` : `index: ${index}`}.`,
      statementIndex: index,
      ...(sid === undefined ? {} : { statementId: sid }),
    }))
}
