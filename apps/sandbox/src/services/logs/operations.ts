import type { Operation } from '../../operation.ts'
import { accountPolicyOperations } from './account-policy-operations.ts'
import { dataProtectionOperations } from './data-protection-operations.ts'
import { filterLogEvents } from './filter-log-events.ts'
import { getLogEvents } from './get-log-events.ts'
import { indexPolicyOperations } from './index-policy-operations.ts'
import { kmsOperations } from './kms-operations.ts'
import { logGroupListing } from './log-group-listing.ts'
import { logGroupOperations } from './log-group-operations.ts'
import { logStreamOperations } from './log-stream-operations.ts'
import { metricFilterOperations } from './metric-filter-operations.ts'
import { putLogEvents } from './put-log-events.ts'
import { logsQueryOperations } from './queries/operations.ts'
import { resourcePolicyOperations } from './resource-policy-operations.ts'
import { retentionOperations } from './retention-operations.ts'
import { tagOperations } from './tag-operations.ts'

export const logsOperations: readonly Operation[] = [
  ...logGroupOperations,
  ...logGroupListing,
  ...logStreamOperations,
  putLogEvents,
  getLogEvents,
  filterLogEvents,
  ...retentionOperations,
  ...kmsOperations,
  ...tagOperations,
  ...indexPolicyOperations,
  ...dataProtectionOperations,
  ...accountPolicyOperations,
  ...resourcePolicyOperations,
  ...metricFilterOperations,
  ...logsQueryOperations,
]
