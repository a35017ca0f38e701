import { ok, type Result } from '../kernel/result.ts'
import { type CompileInput, checkCompileInput } from './compile-input.ts'
import { statementsOf } from './compile-policy.ts'

/**
 * Marked pure: the text whose SHA-256 the approver signs. It is made of what the request's own
 * grants add, the roles that gain it and the guardrails that bound it. Another approval for the
 * same team does not change it; a different Region list, expiry, role or guardrail does.
 * Ids of grants do not exist yet when the approver reads, and are left out.
 */
export function contributionText(input: CompileInput, roleArns: readonly string[]): Result<string> {
  const checked = checkCompileInput(input)
  if (!checked.ok) return checked
  return ok(
    JSON.stringify({
      accountId: input.accountId,
      roleArns: [...roleArns].sort(),
      statements: statementsOf(input),
      teamId: input.teamId,
    }),
  )
}
