import type { PinnedGuardrail } from './compile-input.ts'
import type { GuardrailRecord } from './records.ts'

/** An assignment as policies and calls name it. */
export function pinnedGuardrail({
  accountId,
  region,
  guardrailId,
  version,
}: Pick<GuardrailRecord, 'accountId' | 'region' | 'guardrailId' | 'version'>): PinnedGuardrail {
  return { region, arn: `arn:aws:bedrock:${region}:${accountId}:guardrail/${guardrailId}`, version }
}
