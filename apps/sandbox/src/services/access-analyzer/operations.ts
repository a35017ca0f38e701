import type { Operation } from '../../operation.ts'
import { accessCheckOperations } from './access-check-operations.ts'
import { validatePolicy } from './validate-policy.ts'

export const accessAnalyzerOperations: readonly Operation[] = [
  validatePolicy,
  ...accessCheckOperations,
]
