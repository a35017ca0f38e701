import type { Operation } from '../../operation.ts'

export const bedrockOperations: readonly Operation[] = []
