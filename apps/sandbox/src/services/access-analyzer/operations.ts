import type { Operation } from '../../operation.ts'

export const accessAnalyzerOperations: readonly Operation[] = []
