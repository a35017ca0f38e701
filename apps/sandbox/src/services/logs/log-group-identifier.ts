import type { Call } from '../../operation.ts'
import type { LogGroupRef } from './log-group-ref.ts'
import { invalidParameter, noSuchGroup } from './logs-errors.ts'

const ARN = /^arn:aws:logs:([^:]*):([^:]*):log-group:([^:]+)(:\*)?$/

/**
 * A log group by name or ARN. The ARN ends without `:*`; where it names another account there is
 * nothing to be found, because accounts are not linked here.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
 */
export function refOf(identifier: string, { caller, region }: Call): LogGroupRef {
  const { accountId } = caller
  if (!identifier.startsWith('arn:')) return { accountId, region, group: identifier }
  const [, arnRegion, arnAccount, group, star] = ARN.exec(identifier) ?? []
  if (group === undefined || star !== undefined) {
    throw invalidParameter(`The specified log group identifier is invalid: ${identifier}`)
  }
  if (arnRegion !== region || arnAccount !== accountId) throw noSuchGroup()
  return { accountId, region, group }
}

/** The group of a key of the engine. */
export function refOfKey(key: string): LogGroupRef {
  const [accountId = '', region = '', ...name] = key.split(':')
  return { accountId, region, group: name.join(':') }
}
