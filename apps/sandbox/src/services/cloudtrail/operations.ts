import type { Operation } from '../../operation.ts'

export const cloudTrailOperations: readonly Operation[] = []
