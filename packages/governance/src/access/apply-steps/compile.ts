import { fail } from '../../kernel/result.ts'
import { compileProven } from '../compile-proven.ts'
import { type ApplyStep, type ApplyWork, compileInput, done, type Findings } from './work.ts'

/** Compiles what is granted now, and proves the very text that will be sent. */
export const compile: ApplyStep = async (_ports, work, findings) => {
  if (work.roleArns.length === 0) {
    findings.policies = []
    return done('No role of the team is connected: no policy shall be left.')
  }
  // Denials alone, only to be replaced by the next attempt, would be a version for nothing.
  const [waiting] = findings.waiting.values()
  const isNothingElse = work.ending.length === 0 && compileInput(work, findings).grants.length === 0
  if (waiting !== undefined && isNothingElse) return fail(waiting)
  let compiled = compileProven(compileInput(work, findings))
  if (!compiled.ok && blockUncompilable(work, findings)) {
    compiled = compileProven(compileInput(work, findings))
  }
  if (!compiled.ok) return compiled
  findings.policies = compiled.value
  findings.compiled = new Set(compileInput(work, findings).grants.map(({ id }) => id))
  return done(
    compiled.value.map(({ name, size }) => `${name}: ${size} of 6144 characters`).join('; '),
  )
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
