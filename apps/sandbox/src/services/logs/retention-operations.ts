import {
  DeleteRetentionPolicy$,
  type DeleteRetentionPolicyRequest,
  PutRetentionPolicy$,
  type PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs'
import { type Operation, operation } from '../../operation.ts'
import { lookForExpiredAgain } from './expired-events.ts'
import { engineHolding, existingGroup, groupKey } from './log-group-ref.ts'
import { invalidParameter } from './logs-errors.ts'
import { namedGroup, onNamedGroup } from './on-log-group.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]

const put = operation<PutRetentionPolicyRequest, object>({
  service: 'logs',
  schema: PutRetentionPolicy$,
  authorize: onNamedGroup('PutRetentionPolicy'),
  handle: async (input, call) => {
    const ref = namedGroup(input, call)
    const group = existingGroup(call.world, ref)
    const { retentionInDays = 0 } = input
    if (!RETENTION_DAYS.includes(retentionInDays)) {
      throw invalidParameter(
        `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to ` +
          `satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(', ')}]`,
      )
    }
    group.retentionInDays = retentionInDays
    lookForExpiredAgain(await call.world.stores.logs(), groupKey(ref))
    await engineHolding(call.world, ref)
    return {}
  },
  differs: ['Expired events are gone at once; AWS may take 72 hours.'],
})

const remove = operation<DeleteRetentionPolicyRequest, object>({
  service: 'logs',
  schema: DeleteRetentionPolicy$,
  authorize: onNamedGroup('DeleteRetentionPolicy'),
  handle: (input, call) => {
    delete existingGroup(call.world, namedGroup(input, call)).retentionInDays
    return {}
  },
})

export const retentionOperations: readonly Operation[] = [put, remove]
