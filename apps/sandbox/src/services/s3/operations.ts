import type { Operation } from '../../operation.ts'
import { bucketOperations } from './bucket-operations.ts'
import { bucketPolicyOperations } from './bucket-policy-operations.ts'
import { bucketSettingOperations } from './bucket-setting-operations.ts'
import { deleteOperations } from './delete-object.ts'
import { listOperations } from './list-objects.ts'
import { multipartOperations } from './multipart-operations.ts'
import { readOperations } from './read-object.ts'
import { writeOperations } from './write-object.ts'

export const s3Operations: readonly Operation[] = [
  ...bucketOperations,
  ...listOperations,
  ...readOperations,
  ...writeOperations,
  ...deleteOperations,
  ...multipartOperations,
  ...bucketPolicyOperations,
  ...bucketSettingOperations,
]
