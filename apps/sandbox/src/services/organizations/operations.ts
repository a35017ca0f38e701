import type { Operation } from '../../operation.ts'

export const organizationsOperations: readonly Operation[] = []
