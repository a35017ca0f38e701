import type { Operation } from '../../operation.ts'
import { applyGuardrailOperations } from './apply-guardrail.ts'
import { converseOperations } from './converse.ts'
import { countTokensOperations } from './count-tokens.ts'
import { invokeModelOperations } from './invoke-model.ts'

export const bedrockRuntimeOperations: readonly Operation[] = [
  ...invokeModelOperations,
  ...converseOperations,
  ...countTokensOperations,
  ...applyGuardrailOperations,
]
