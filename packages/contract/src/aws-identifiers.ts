import { z } from 'zod'

/**
 * Identifiers of AWS as Gatehouse accepts them: narrower than AWS where AWS would admit a pattern
 * character. An id is never interpreted as a pattern, so `*` and `?` are refused everywhere.
 */
export const accountId = z.string().regex(/^[0-9]{12}$/, 'An AWS account id has twelve digits.')

export const region = z
  .string()
  .regex(/^[a-z]{2}(?:-[a-z]+){1,2}-[0-9]$/, 'A Region looks like us-east-1.')

/** Foundation model id, e.g. `anthropic.claude-opus-4-7-v1:0` (Bedrock: modelId ≤ 140 characters). */
export const modelId = z
  .string()
  .max(140)
  .regex(
    /^[a-z0-9-]{1,63}\.[a-z0-9][a-z0-9.-]*(?::[0-9]+)?(?::[0-9a-z]+)?$/,
    'This is not a Bedrock model id.',
  )

/** System profile id (`us.anthropic…`, `global.…`) or application profile id (`a1b2c3d4e5f6`). */
export const inferenceProfileId = z
  .string()
  .max(160)
  .regex(/^[a-z0-9][a-z0-9.:-]*$/, 'This is not a Bedrock inference profile id.')

export const roleArn = z
  .string()
  .max(600)
  .regex(
    /^arn:aws:iam::[0-9]{12}:role\/(?:[A-Za-z0-9_+=,.@-]+\/)*[A-Za-z0-9_+=,.@-]{1,64}$/,
    'This is not the ARN of an IAM role.',
  )

export const guardrailId = z.string().regex(/^[a-z0-9]{1,64}$/, 'This is not a guardrail id.')

/** Published versions only: DRAFT changes under the people who rely on it. */
export const guardrailVersion = z
  .string()
  .regex(/^[1-9][0-9]{0,7}$/, 'A guardrail version is a whole number from 1.')
