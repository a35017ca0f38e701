import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { seedGuardrails } from '../../../world/seed-guardrails.ts'
import type { AppliedGuardrail } from './guard-call.ts'

export function seeded(name: string, version: string): AppliedGuardrail {
  const guardrail = seedGuardrails('000000000202', 'us-east-1').find((each) => each.name === name)
  const found = guardrail?.versions.find((each) => each.version === version)
  if (guardrail === undefined || found === undefined) throw new Error(`No ${name} ${version}.`)
  return { guardrail, version: found }
}

export function made(policies: GuardrailPolicies): AppliedGuardrail {
  const { guardrail, version } = seeded('baseline-content-safety', '1')
  return { guardrail, version: { ...version, policies } }
}
