import { type LogsState, logsRegion, newLogGroup } from './logs-state.ts'
import { FOUNDED_AT, GENAI_ACCOUNTS } from './organisation.ts'

/** Where Bedrock writes its invocation log. */
export const INVOCATION_LOG_GROUP = '/aws/bedrock/modelinvocations'

/** Where invocation logging is set up; calls in the other Regions leave no log. */
export const LOGGED_REGIONS = ['us-east-1', 'ap-northeast-2'] as const

const RETENTION_DAYS = 365

export function seedLogs(): LogsState {
  const state: LogsState = {}
  for (const accountId of GENAI_ACCOUNTS) {
    for (const region of LOGGED_REGIONS) {
      logsRegion(state, accountId, region).groups[INVOCATION_LOG_GROUP] = newLogGroup(
        INVOCATION_LOG_GROUP,
        Date.parse(FOUNDED_AT),
        { retentionInDays: RETENTION_DAYS },
      )
    }
  }
  return state
}
