import type { Operation } from '../../operation.ts'

export const logsOperations: readonly Operation[] = []
