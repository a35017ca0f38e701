import { fail, ok, type Result } from '../kernel/result.ts'
import { type CompileInput, checkCompileInput } from './compile-input.ts'
import { packStatements } from './pack-policies.ts'
import { allowStatements } from './policy-allows.ts'
import { denyStatements } from './policy-denies.ts'
import type { CompiledPolicy, PolicyStatement } from './policy-document.ts'
import { maxPoliciesPerRole, maxPolicySize } from './policy-limits.ts'

/**
 * Marked pure: the live grants of a team in an account → the customer-managed policies that say
 * exactly this and nothing else. The same input gives the same names and bytes. Without a grant
 * the denies remain, so that taking the last grant away never opens another door.
 *
 * Errors: `access.policy_unproven` for anything that is not an exact AWS name,
 * `access.guardrail_conflict` for batch or mantle under a pinned guardrail,
 * `access.policy_too_large` for a condition that no policy can hold.
 */
export function compilePolicies(input: CompileInput): Result<readonly CompiledPolicy[]> {
  const checked = checkCompileInput(input)
  if (!checked.ok) return checked
  const policies = packStatements(input.teamId, statementsOf(input))
  // A condition that lists very many names cannot be cut in two without changing its meaning.
  const oversized = policies.find(({ size }) => size > maxPolicySize)
  if (oversized !== undefined) {
    return fail({
      code: 'access.policy_too_large',
      detail: `${oversized.name} would have ${oversized.size} characters, ${maxPolicySize} are allowed.`,
    })
  }
  return ok(policies)
}

export function statementsOf(input: CompileInput): readonly PolicyStatement[] {
  return [...denyStatements(input), ...allowStatements(input)]
}

/** IAM attaches at most ten managed policies to a role unless the quota was raised. */
export function checkRoleQuota(
  policies: readonly CompiledPolicy[],
  othersAttached: number,
): Result<void> {
  if (policies.length + othersAttached <= maxPoliciesPerRole) return ok(undefined)
  return fail({
    code: 'access.policy_too_large',
    detail: `${policies.length} policies are needed, ${othersAttached} others are attached, ${maxPoliciesPerRole} fit on a role.`,
  })
}

/** The text that is sent to IAM: no white space, keys in the order of the type. */
export function policyText(policy: CompiledPolicy): string {
  return JSON.stringify(policy.document)
}
