import { z } from 'zod'
import { modelTarget } from './access-catalogue.ts'
import { region, roleArn } from './aws-identifiers.ts'

/** One sentence about a policy, as data: the console says it in the reader's language. */
export const policySentence = z.discriminatedUnion('says', [
  z.object({
    says: z.literal('may-invoke'),
    target: modelTarget,
    region,
    processedIn: z.array(z.string()),
    until: z.iso.datetime(),
  }),
  z.object({ says: z.literal('may-batch'), target: modelTarget, region, until: z.iso.datetime() }),
  z.object({ says: z.literal('may-mantle'), target: modelTarget, region, until: z.iso.datetime() }),
  z.object({
    says: z.literal('only-with-guardrail'),
    guardrailArn: z.string(),
    version: z.string(),
  }),
  z.object({ says: z.literal('no-batch') }),
  z.object({ says: z.literal('no-mantle') }),
])
export type PolicySentence = z.infer<typeof policySentence>

/** A customer-managed policy before and after; null = does not exist. Plain IAM JSON. */
export const policyDocumentChange = z.object({
  policyName: z.string(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  /** Characters without white space, as IAM counts against 6,144. */
  sizeAfter: z.int(),
})

export const policyFinding = z.object({
  type: z.enum(['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION']),
  code: z.string(),
  message: z.string(),
})

/** What the approver signs: shown in JSON and in words, bound to the decision by its hash. */
export const policyDiff = z.object({
  /** SHA-256 of what this request adds; approval is refused when it no longer matches. */
  contributionHash: z.string().regex(/^[0-9a-f]{64}$/),
  roleArns: z.array(roleArn),
  adds: z.array(policySentence),
  removes: z.array(policySentence),
  documents: z.array(policyDocumentChange),
  /** null: Access Analyzer could not be asked; `checkFailure` says why. */
  findings: z.array(policyFinding).nullable(),
  checkFailure: z.string().nullable(),
})
export type PolicyDiff = z.infer<typeof policyDiff>
