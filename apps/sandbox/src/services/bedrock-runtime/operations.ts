import type { Operation } from '../../operation.ts'

export const bedrockRuntimeOperations: readonly Operation[] = []
