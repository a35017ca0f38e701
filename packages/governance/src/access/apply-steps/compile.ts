import { ok, type Result } from '../../kernel/result.ts'
import type { CompileInput } from '../compile-input.ts'
import { compilePolicies } from '../compile-policy.ts'
import type { CompiledPolicy } from '../policy-document.ts'
import { provePolicies } from '../prove-policy.ts'
import { type ApplyStep, type ApplyWork, compileInput, done, type Findings } from './work.ts'

/** Compiles what is granted now, and proves the very text that will be sent. */
export const compile: ApplyStep = async (_ports, work, findings) => {
  let compiled = compileProven(compileInput(work, findings))
  if (!compiled.ok && blockUncompilable(work, findings)) {
    compiled = compileProven(compileInput(work, findings))
  }
  if (!compiled.ok) return compiled
  findings.policies = compiled.value
  if (compiled.value.length === 0) return done('The team holds nothing: no policy shall be left.')
  return done(
    compiled.value.map(({ name, size }) => `${name}: ${size} of 6144 characters`).join('; '),
  )
}

/** Without a live grant no policy is left, so the account is as it was before the first one. */
export function compileProven(input: CompileInput): Result<readonly CompiledPolicy[]> {
  if (input.grants.length === 0) return ok([])
  const compiled = compilePolicies(input)
  if (!compiled.ok) return compiled
  const proven = provePolicies(
    input,
    compiled.value.map(({ document }) => JSON.stringify(document)),
  )
  return proven.ok ? compiled : proven
}

/** A new grant that cannot be compiled must not stand in the way of taking another one away. */
function blockUncompilable(work: ApplyWork, findings: Findings): boolean {
  const input = compileInput(work, findings)
  let isAnyBlocked = false
  for (const grant of work.live) {
    if (grant.state === 'effective') continue
    const alone = input.grants.filter(({ id }) => id === grant.id)
    if (alone.length === 0) continue
    const compiled = compileProven({ ...input, grants: alone })
    if (compiled.ok) continue
    findings.blocked.set(grant.id, compiled.error)
    isAnyBlocked = true
  }
  return isAnyBlocked
}
