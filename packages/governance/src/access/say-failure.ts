import { errorCatalogue } from '@gatehouse/contract/errors'
import type { Failure } from '../kernel/result.ts'

/** Marked pure. A failure as a run keeps it: our plain sentence, then AWS's own words. */
export function sayFailure({ code, detail }: Failure): string {
  const { says } = errorCatalogue[code]
  return detail === undefined ? says : `${says} ${detail}`
}
