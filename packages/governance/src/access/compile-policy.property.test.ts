import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompileInput, PolicyGrant } from './compile-input.ts'
import { attempt, compileInput, contextOf, resourceOf } from './compile-inputs.testing.ts'
import { compilePolicies, policyText } from './compile-policy.ts'
import { evaluate, type IamRequest } from './iam-evaluator.testing.ts'
import { maxPolicySize } from './policy-limits.ts'
import { provePolicies } from './prove-policy.ts'

function textsOf(input: CompileInput): string[] {
  const compiled = compilePolicies(input)
  if (!compiled.ok) throw new Error(`${compiled.error.code}: ${compiled.error.detail}`)
  return compiled.value.map(policyText)
}

/** What the grants say, resource by resource, in the plainest words. */
function isGranted(input: CompileInput, { action, resource, context }: IamRequest): boolean {
  const now = Date.parse(context['aws:CurrentTime'] ?? '')
  const pins = input.guardrails.map(({ arn, version }) => `${arn}:${version}`)
  if (action === 'bedrock:ApplyGuardrail') {
    return input.guardrails.some(({ arn }) => arn === resource)
  }
  const live = input.grants.filter(({ expiresAt }) => now < expiresAt.getTime())
  if (action === 'bedrock:CreateModelInvocationJob') {
    return live.some((grant) => grant.channels.includes('batch') && batches(grant, resource))
  }
  if (action === 'bedrock-mantle:CreateInference') {
    return live.some(
      (grant) =>
        grant.channels.includes('mantle') &&
        grant.target.id === context['bedrock-mantle:Model'] &&
        grant.touches.some(({ region }) =>
          resource.startsWith(`arn:aws:bedrock-mantle:${region}:`),
        ),
    )
  }
  if (!action.startsWith('bedrock:InvokeModel')) return false
  if (pins.length > 0 && !pins.includes(context['bedrock:GuardrailIdentifier'] ?? '')) return false
  const through = context['bedrock:InferenceProfileArn']
  return live.some((grant) =>
    grant.touches.some(({ profileArn, modelArns }) =>
      profileArn === undefined
        ? modelArns.includes(resource)
        : profileArn === resource || (modelArns.includes(resource) && through === profileArn),
    ),
  )
}

function batches(grant: PolicyGrant, resource: string): boolean {
  return grant.touches.some(
    ({ region, profileArn, modelArns }) =>
      modelArns.includes(resource) ||
      profileArn === resource ||
      resource.startsWith(`arn:aws:bedrock:${region}:000000000202:model-invocation-job/`),
  )
}

describe('compilePolicies', () => {
  it('allows what the grants say and nothing else, by an evaluator of its own', () => {
    let allowed = 0
    fc.assert(
      fc.property(
        compileInput,
        fc.array(attempt, { minLength: 12, maxLength: 12 }),
        (input, tries) => {
          const texts = textsOf(input)
          for (const tried of tries) {
            const request = {
              action: tried.action,
              resource: resourceOf(tried),
              context: contextOf(tried),
            }
            const decision = evaluate(texts, request)
            if (decision === 'allowed') allowed += 1
            expect([request, decision === 'allowed']).toEqual([request, isGranted(input, request)])
          }
        },
      ),
      { numRuns: 20_000 },
    )
    // The property would hold trivially if no attempt ever came near a grant.
    expect(allowed).toBeGreaterThan(1_000)
  })

  it('is proven, fits into IAM and is the same for the same grants in any order', () => {
    fc.assert(
      fc.property(compileInput, fc.nat(), (input, seed) => {
        const texts = textsOf(input)
        expect(provePolicies(input, texts)).toEqual({ ok: true, value: undefined })
        for (const text of texts) expect(text.length).toBeLessThanOrEqual(maxPolicySize)
        const turn = input.grants.length === 0 ? 0 : seed % input.grants.length
        const turned = [...input.grants.slice(turn), ...input.grants.slice(0, turn)]
        expect(textsOf({ ...input, grants: turned })).toEqual(texts)
      }),
      { numRuns: 3_000 },
    )
  })

  it('refuses every id that is not an exact name', () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        '*',
        'amazon.*',
        'amazon.nova?lite',
        'amazon.nova","Resource":"*',
        'amazon.nova\u0000',
        'аmazon.nova-lite-v1:0',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: IAM would read it as a policy variable
        'amazon.nova${aws:username}',
        'amazon.nova\n',
        'AMAZON.NOVA',
        '../foundation-model/x',
        'amazon.nova lite',
        'amazon.nova-lite-v1:0/*',
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 200 }),
    )
    const exact = /^[a-z0-9-]{1,63}\.[a-z0-9][a-z0-9.-]*(?::[0-9]+)?(?::[0-9a-z]+)?$/
    fc.assert(
      fc.property(hostile, fc.boolean(), (id, isProfile) => {
        fc.pre(!exact.test(id) || id.length > 140)
        const grant: PolicyGrant = {
          id: 'g',
          target: { kind: 'foundation-model', id: isProfile ? 'amazon.nova-lite-v1:0' : id },
          channels: ['runtime'],
          touches: [
            {
              region: 'us-east-1',
              modelArns: [`arn:aws:bedrock:us-east-1::foundation-model/${id}`],
            },
          ],
          expiresAt: new Date('2027-01-01T00:00:00Z'),
        }
        const compiled = compilePolicies({
          teamId: 'claims-nlp',
          accountId: '000000000202',
          grants: [grant],
          guardrails: [],
        })
        expect(compiled.ok).toBe(false)
      }),
      { numRuns: 20_000 },
    )
  })
})
