import type { Operation } from '../../operation.ts'

export const iamOperations: readonly Operation[] = []
