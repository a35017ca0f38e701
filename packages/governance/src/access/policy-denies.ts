import type { CompileInput } from './compile-input.ts'
import { iamTime, invokeActions, pinnedGuardrails } from './policy-allows.ts'
import type { PolicyStatement } from './policy-document.ts'

/**
 * Marked pure: the Deny half of the compiler. A negated operator is true where the key is absent,
 * so a call without a guardrail is denied too; never the `…IfExists` form here
 * (Bedrock user guide, guardrails-permissions-id; read 2026-11).
 */
export function denyStatements(input: CompileInput): readonly PolicyStatement[] {
  const statements: PolicyStatement[] = []
  const pinned = pinnedGuardrails(input)
  if (pinned.length > 0) {
    statements.push({
      Sid: 'DenyOtherGuardrails',
      Effect: 'Deny',
      Action: invokeActions,
      Resource: ['*'],
      Condition: { StringNotEquals: { 'bedrock:GuardrailIdentifier': pinned } },
    })
  }
  statements.push({
    Sid: 'DenyBatch',
    Effect: 'Deny',
    Action: ['bedrock:CreateModelInvocationJob'],
    Resource: ['*'],
    ...afterLastExpiry(input, 'batch'),
  })
  statements.push({
    Sid: 'DenyMantle',
    Effect: 'Deny',
    Action: ['bedrock-mantle:CreateInference'],
    Resource: ['*'],
    ...afterLastExpiry(input, 'mantle'),
  })
  const mantleModels = input.grants
    .filter(({ channels }) => channels.includes('mantle'))
    .map(({ target }) => target.id)
  if (mantleModels.length > 0) {
    statements.push({
      Sid: 'DenyOtherMantleModels',
      Effect: 'Deny',
      Action: ['bedrock-mantle:CreateInference'],
      Resource: ['*'],
      Condition: {
        StringNotEquals: { 'bedrock-mantle:Model': [...new Set(mantleModels)].sort() },
      },
    })
  }
  return statements
}

/** The denial comes back by itself when the last grant of the channel ends. */
function afterLastExpiry(
  input: CompileInput,
  channel: 'batch' | 'mantle',
): Pick<PolicyStatement, 'Condition'> | Record<string, never> {
  let last = 0
  for (const grant of input.grants) {
    if (grant.channels.includes(channel)) last = Math.max(last, grant.expiresAt.getTime())
  }
  if (last === 0) return {}
  return {
    Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': iamTime(new Date(last)) } },
  }
}
