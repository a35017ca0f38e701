import type { Operation } from '../../operation.ts'

export const s3Operations: readonly Operation[] = []
