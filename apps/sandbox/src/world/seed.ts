import { type BedrockState, bedrockAccount } from './bedrock-state.ts'
import { GENAI_ACCOUNTS, REGIONS_IN_USE, seedOrganization } from './organisation.ts'
import { seedAccessKeys } from './seed-access-keys.ts'
import { seedBuckets } from './seed-buckets.ts'
import { seedGuardrails } from './seed-guardrails.ts'
import { seedIam } from './seed-iam.ts'
import { seedInvocationLogging } from './seed-invocation-logging.ts'
import { seedLogs } from './seed-log-groups.ts'
import type { WorldState } from './world.ts'

function seedBedrock(): BedrockState {
  const state: BedrockState = {}
  for (const accountId of GENAI_ACCOUNTS) {
    const account = bedrockAccount(state, accountId)
    for (const region of REGIONS_IN_USE) {
      account.guardrails.push(...seedGuardrails(accountId, region))
    }
  }
  return state
}

/** The pretend organisation as it starts, the same in every run. */
export function seedWorldState(): WorldState {
  return {
    iam: seedIam(),
    organization: seedOrganization(),
    accessKeys: seedAccessKeys(),
    bedrock: seedBedrock(),
    invocationLogging: seedInvocationLogging(),
    logs: seedLogs(),
    buckets: seedBuckets(),
    settings: { iamPropagationMs: 0 },
    clockOffsetMs: 0,
  }
}
