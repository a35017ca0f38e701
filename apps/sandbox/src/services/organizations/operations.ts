import type { Operation } from '../../operation.ts'
import { accountOperations } from './account-operations.ts'
import { controlPolicyOperations } from './control-policy-operations.ts'
import { hierarchyOperations } from './hierarchy-operations.ts'

export const organizationsOperations: readonly Operation[] = [
  ...accountOperations,
  ...hierarchyOperations,
  ...controlPolicyOperations,
]
