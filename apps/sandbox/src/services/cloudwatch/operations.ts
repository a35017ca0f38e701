import type { Operation } from '../../operation.ts'

export const cloudWatchOperations: readonly Operation[] = []
