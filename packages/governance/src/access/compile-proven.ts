import type { Result } from '../kernel/result.ts'
import type { CompileInput } from './compile-input.ts'
import { compilePolicies, policyText } from './compile-policy.ts'
import type { CompiledPolicy } from './policy-document.ts'
import { provePolicies } from './prove-policy.ts'

/** Marked pure: policies whose very text was proven. Nothing else is shown, signed or sent. */
export function compileProven(input: CompileInput): Result<readonly CompiledPolicy[]> {
  const compiled = compilePolicies(input)
  if (!compiled.ok) return compiled
  const proven = provePolicies(input, compiled.value.map(policyText))
  return proven.ok ? compiled : proven
}
