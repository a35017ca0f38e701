import {
  AssumeRole$,
  type AssumeRoleRequest,
  type AssumeRoleResponse,
  GetCallerIdentity$,
  type GetCallerIdentityResponse,
} from '@aws-sdk/client-sts'
import { type Operation, operation } from '../../operation.ts'
import { assumeRole } from './assume-role.ts'

export const stsOperations: readonly Operation[] = [
  operation<object, GetCallerIdentityResponse>({
    service: 'sts',
    schema: GetCallerIdentity$,
    // AWS asks no policy for this one: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
    authorize: () => [],
    handle: (_input, { caller }) => ({
      UserId: caller.userId,
      Account: caller.accountId,
      Arn: caller.arn,
    }),
  }),

  operation<AssumeRoleRequest, AssumeRoleResponse>({
    service: 'sts',
    schema: AssumeRole$,
    // The role's trust policy has a say too, so the handler asks both sides itself.
    authorize: () => [],
    handle: assumeRole,
    differs: [
      'SerialNumber and TokenCode (MFA) and ProvidedContexts are ignored.',
      'A session policy narrows the session; grants to the session itself in resource policies do not exist.',
    ],
  }),
]
