import type { Operation } from '../../../operation.ts'
import { liveTailOperation } from './live-tail-operation.ts'
import { logRecordOperations } from './log-record-operations.ts'
import { lookupTableOperations } from './lookup-table-operations.ts'
import { queryDefinitionOperations } from './query-definition-operations.ts'
import { queryOperations } from './query-operations.ts'
import { startQueryOperation } from './start-query-operation.ts'

export const logsQueryOperations: readonly Operation[] = [
  startQueryOperation,
  ...queryOperations,
  ...queryDefinitionOperations,
  ...logRecordOperations,
  ...lookupTableOperations,
  liveTailOperation,
]
