import type { AccountLogPolicy } from '../../world/logs-state.ts'
import { invalidParameter } from './logs-errors.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html */
const PREFIX = /^LogGroupNamePrefix\s?=?=\s?["']?([.\-_/#A-Za-z0-9]{1,512})["']?$/

/** The prefix that a field index policy is confined to; undefined: all groups. */
export function namesPrefix(selectionCriteria: string | undefined): string | undefined {
  return selectionCriteria === undefined ? undefined : PREFIX.exec(selectionCriteria)?.[1]
}

export function checkSelection(selectionCriteria: string | undefined, type: string): void {
  if (selectionCriteria === undefined) return
  if (type === 'DATA_PROTECTION_POLICY') {
    throw invalidParameter('selectionCriteria is not supported for data protection policies.')
  }
  if (namesPrefix(selectionCriteria) === undefined) {
    throw invalidParameter('selectionCriteria must have the form LogGroupNamePrefix = "prefix".')
  }
}

/** No log group may be meant by two field index policies of the account. */
export function checkOverlap(
  selectionCriteria: string | undefined,
  others: readonly AccountLogPolicy[],
): void {
  const prefix = namesPrefix(selectionCriteria) ?? ''
  for (const other of others) {
    const taken = namesPrefix(other.selectionCriteria) ?? ''
    if (!prefix.startsWith(taken) && !taken.startsWith(prefix)) continue
    throw invalidParameter(
      `The log groups of this policy overlap with those of the account policy ${other.name}.`,
    )
  }
}
