import type { Operation } from '../../operation.ts'

export const stsOperations: readonly Operation[] = []
