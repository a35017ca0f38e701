import type { Operation } from '../../operation.ts'
import { foundationModelOperations } from './foundation-models.ts'
import { guardrailOperations } from './guardrails.ts'
import { inferenceProfileOperations } from './inference-profiles.ts'
import { modelAgreementOperations } from './model-agreements.ts'
import { modelInvocationLoggingOperations } from './model-invocation-logging.ts'
import { tagOperations } from './tags.ts'
import { useCaseOperations } from './use-case-form.ts'

export const bedrockOperations: readonly Operation[] = [
  ...foundationModelOperations,
  ...modelAgreementOperations,
  ...useCaseOperations,
  ...inferenceProfileOperations,
  ...guardrailOperations,
  ...modelInvocationLoggingOperations,
  ...tagOperations,
]
