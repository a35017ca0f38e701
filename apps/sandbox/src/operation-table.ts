import type { Operation, Service } from './operation.ts'
import { accessAnalyzerOperations } from './services/access-analyzer/operations.ts'
import { bedrockOperations } from './services/bedrock/operations.ts'
import { bedrockRuntimeOperations } from './services/bedrock-runtime/operations.ts'
import { cloudTrailOperations } from './services/cloudtrail/operations.ts'
import { cloudWatchOperations } from './services/cloudwatch/operations.ts'
import { iamOperations } from './services/iam/operations.ts'
import { logsOperations } from './services/logs/operations.ts'
import { organizationsOperations } from './services/organizations/operations.ts'
import { s3Operations } from './services/s3/operations.ts'
import { stsOperations } from './services/sts/operations.ts'

/** Everything the sandbox answers. `docs/sandbox-differences.md` is written from it. */
export const operationTable: readonly Operation[] = [
  ...stsOperations,
  ...iamOperations,
  ...organizationsOperations,
  ...accessAnalyzerOperations,
  ...bedrockOperations,
  ...bedrockRuntimeOperations,
  ...logsOperations,
  ...cloudWatchOperations,
  ...cloudTrailOperations,
  ...s3Operations,
]

/** The operation's own name (`ListRoles`), from the third place of AWS's runtime schema. */
export function operationName(operation: Operation): string {
  return operation.schema[2]
}

export function operationsOf(service: Service): readonly Operation[] {
  return operationTable.filter((operation) => operation.service === service)
}
