import type { PolicySentence } from '@gatehouse/contract/access-policy'
import type { CompileInput } from './compile-input.ts'
import { regionOfModelArn } from './touches.ts'

/** Marked pure: what the compiled policies mean, as data that the console says in words. */
export function sentencesOf(input: CompileInput): PolicySentence[] {
  const sentences: PolicySentence[] = []
  for (const grant of input.grants) {
    const common = { target: grant.target, until: grant.expiresAt.toISOString() }
    for (const { region, modelArns } of grant.touches) {
      if (grant.channels.includes('runtime')) {
        const processedIn = [...new Set(modelArns.map(regionOfModelArn))].sort()
        sentences.push({ says: 'may-invoke', ...common, region, processedIn })
      }
      if (grant.channels.includes('batch')) sentences.push({ says: 'may-batch', ...common, region })
      if (grant.channels.includes('mantle')) {
        sentences.push({ says: 'may-mantle', ...common, region })
      }
    }
  }
  for (const { arn, version } of input.guardrails) {
    sentences.push({ says: 'only-with-guardrail', guardrailArn: arn, version })
  }
  const holds = (channel: 'batch' | 'mantle') =>
    input.grants.some(({ channels }) => channels.includes(channel))
  if (!holds('batch')) sentences.push({ says: 'no-batch' })
  if (!holds('mantle')) sentences.push({ says: 'no-mantle' })
  return sentences
}

/** Sentences that are true after and were not before, and the other way round. */
export function sentenceDiff(
  before: readonly PolicySentence[],
  after: readonly PolicySentence[],
): { readonly adds: PolicySentence[]; readonly removes: PolicySentence[] } {
  const key = (sentence: PolicySentence) => JSON.stringify(sentence)
  const had = new Set(before.map(key))
  const has = new Set(after.map(key))
  return {
    adds: after.filter((sentence) => !had.has(key(sentence))),
    removes: before.filter((sentence) => !has.has(key(sentence))),
  }
}
