import type { Operation } from '../../operation.ts'
import { lookupEventsOperation } from './lookup-events.ts'

export const cloudTrailOperations: readonly Operation[] = [lookupEventsOperation]
