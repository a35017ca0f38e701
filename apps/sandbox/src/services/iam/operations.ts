import type { Operation } from '../../operation.ts'
import { accountOperations } from './account-operations.ts'
import { attachmentOperations } from './attachment-operations.ts'
import { inlinePolicyOperations } from './inline-policy-operations.ts'
import { managedPolicyOperations } from './managed-policy-operations.ts'
import { policyVersionOperations } from './policy-version-operations.ts'
import { roleOperations } from './role-operations.ts'
import { simulationOperations } from './simulation-operations.ts'
import { tagOperations } from './tag-operations.ts'

export const iamOperations: readonly Operation[] = [
  ...roleOperations,
  ...tagOperations,
  ...managedPolicyOperations,
  ...policyVersionOperations,
  ...attachmentOperations,
  ...inlinePolicyOperations,
  ...simulationOperations,
  ...accountOperations,
]
