import {
  DeleteDataProtectionPolicy$,
  type DeleteDataProtectionPolicyRequest,
  GetDataProtectionPolicy$,
  type GetDataProtectionPolicyRequest,
  type GetDataProtectionPolicyResponse,
  PutDataProtectionPolicy$,
  type PutDataProtectionPolicyRequest,
  type PutDataProtectionPolicyResponse,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Operation, operation } from '../../operation.ts'
import { checkDestination } from './data-protection/findings-destination.ts'
import { NOT_RECOGNISED } from './data-protection/managed-identifiers.ts'
import { readProtectionPolicy } from './data-protection/policy-document.ts'
import { existingGroup } from './log-group-ref.ts'
import { notFound } from './logs-errors.ts'
import { namedGroup, onNamedGroup } from './on-log-group.ts'

const put = operation<PutDataProtectionPolicyRequest, PutDataProtectionPolicyResponse>({
  service: 'logs',
  schema: PutDataProtectionPolicy$,
  authorize: onNamedGroup('PutDataProtectionPolicy'),
  handle: (input, call) => {
    const group = existingGroup(call.world, namedGroup(input, call))
    const { logGroupIdentifier, policyDocument: document = '' } = input
    checkDestination(readProtectionPolicy(document), call)
    const updatedAtMs = call.now.getTime()
    group.dataProtection = { document, updatedAtMs }
    group.hadDataProtection = true
    return { logGroupIdentifier, policyDocument: document, lastUpdatedTime: updatedAtMs }
  },
  differs: [
    'AWS detects with pattern matching and machine learning; the sandbox with expressions, checksums and keywords within 30 characters. Card numbers reserved for tests are masked like others. Name and Address find the simplest forms in English.',
    'A custom data identifier whose regular expression has a very large automaton is refused.',
    'A number outside of quotes is masked as a string of the same length, so that JSON stays JSON.',
    'Findings go to a log group, as places without the data; Firehose and S3 destinations are accepted and get nothing. Permissions on the destination are not asked for.',
    'Keywords are those that AWS lists and a few of the sandbox’s own; AWS also expands and abbreviates its keywords. National numbers with a public check are found where it holds; passports, driver’s licences and codes without one by their format near a keyword. DriversLicense-CA knows Alberta, British Columbia, Ontario and Québec, PersonalHealthNumber-CA knows British Columbia. PostalCode-CA needs a keyword for a code without its space. VehicleIdentificationNumber asks for the check digit in numbers of North America and China.',
    `Accepted, and nothing is found for them: ${NOT_RECOGNISED.join(', ')}.`,
  ],
})

const get = operation<GetDataProtectionPolicyRequest, GetDataProtectionPolicyResponse>({
  service: 'logs',
  schema: GetDataProtectionPolicy$,
  authorize: onNamedGroup('GetDataProtectionPolicy'),
  handle: (input, call) => {
    const { dataProtection } = existingGroup(call.world, namedGroup(input, call))
    const { logGroupIdentifier } = input
    if (dataProtection === undefined) return { logGroupIdentifier }
    const { document, updatedAtMs } = dataProtection
    return { logGroupIdentifier, policyDocument: document, lastUpdatedTime: updatedAtMs }
  },
})

const remove = operation<DeleteDataProtectionPolicyRequest, object>({
  service: 'logs',
  schema: DeleteDataProtectionPolicy$,
  authorize: onNamedGroup('DeleteDataProtectionPolicy'),
  handle: (input, call) => {
    const group = existingGroup(call.world, namedGroup(input, call))
    if (group.dataProtection === undefined) {
      throw notFound('The specified log group has no data protection policy.')
    }
    delete group.dataProtection
    return {}
  },
})

export const dataProtectionOperations: readonly Operation[] = [put, get, remove]
