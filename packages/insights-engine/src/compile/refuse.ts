import type { Span } from '@gatehouse/insights-ql/span'
import { QueryNotRunnable } from '../query-plan.ts'

export function refuse(place: Span, message: string): never {
  throw new QueryNotRunnable(message, place)
}
