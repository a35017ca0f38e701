import {
  AssociateKmsKey$,
  type AssociateKmsKeyRequest,
  DisassociateKmsKey$,
  type DisassociateKmsKeyRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import type { ActionOnResource, Call, Operation } from '../../operation.ts'
import { operation } from '../../operation.ts'
import type { LogGroup } from '../../world/logs-state.ts'
import { checkKeyArn } from './kms-key.ts'
import { refOf } from './log-group-identifier.ts'
import { existingGroup, regionOf } from './log-group-ref.ts'
import { invalidParameter } from './logs-errors.ts'
import { onGroup } from './on-log-group.ts'

interface Target {
  readonly logGroupName?: string | undefined
  readonly resourceIdentifier?: string | undefined
}

const QUERY_RESULTS = /^arn:aws[a-z-]*:logs:([a-z0-9-]+):(\d{12}):query-result:\*$/

/** A log group by name or ARN; undefined: the results of queries. */
function groupNamed({ logGroupName, resourceIdentifier }: Target, call: Call): string | undefined {
  if ((logGroupName === undefined) === (resourceIdentifier === undefined)) {
    throw invalidParameter('Specify either logGroupName or resourceIdentifier, and not both.')
  }
  const [, region, accountId] = QUERY_RESULTS.exec(resourceIdentifier ?? '') ?? []
  if (region === undefined) return logGroupName ?? resourceIdentifier
  if (region !== call.region || accountId !== call.caller.accountId) {
    throw invalidParameter('The specified resource identifier is of another account or Region.')
  }
  return undefined
}

function onTarget(action: string, target: Target, call: Call): ActionOnResource[] {
  const name = groupNamed(target, call)
  if (name !== undefined) return onGroup(action, refOf(name, call), call)
  return [{ action: `logs:${action}`, resource: target.resourceIdentifier ?? '*' }]
}

function groupMeant(target: Target, call: Call): LogGroup | undefined {
  const name = groupNamed(target, call)
  return name === undefined ? undefined : existingGroup(call.world, refOf(name, call))
}

const ownRegion = ({ world, caller, region }: Call) =>
  regionOf(world, { accountId: caller.accountId, region })

export const kmsOperations: readonly Operation[] = [
  operation<AssociateKmsKeyRequest, object>({
    service: 'logs',
    schema: AssociateKmsKey$,
    authorize: (input, call) => onTarget('AssociateKmsKey', input, call),
    handle: (input, call) => {
      const { kmsKeyId = '' } = input
      const group = groupMeant(input, call)
      checkKeyArn(kmsKeyId, call.region)
      if (group === undefined) ownRegion(call).queryResultKeyArn = kmsKeyId
      else group.kmsKeyArn = kmsKeyId
      return {}
    },
    differs: ['The key need not exist. It is recorded and shown; nothing is encrypted.'],
  }),
  operation<DisassociateKmsKeyRequest, object>({
    service: 'logs',
    schema: DisassociateKmsKey$,
    authorize: (input, call) => onTarget('DisassociateKmsKey', input, call),
    handle: (input, call) => {
      const group = groupMeant(input, call)
      if (group === undefined) delete ownRegion(call).queryResultKeyArn
      else delete group.kmsKeyArn
      return {}
    },
  }),
]
