import { describe, expect, it } from 'vitest'
import { newDraft } from './request-draft.ts'
import { startOf, targetsOf } from './use-draft.ts'

const typed = newDraft({
  teamId: 'claims-nlp',
  accountId: '000000000202',
  targets: [{ kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }],
  regions: ['us-east-1'],
  purpose: 'typed before',
})

describe('how the form starts', () => {
  it('takes up what was typed', () => {
    expect(startOf(typed, {}, undefined)).toEqual(typed)
  })
  it('lets a link choose models, and keeps the rest', () => {
    const asked = { models: ['inference-profile/us.amazon.nova-pro-v1:0'] }
    expect(startOf(typed, asked, undefined)).toMatchObject({
      targets: [{ kind: 'inference-profile', id: 'us.amazon.nova-pro-v1:0' }],
      regions: [],
      purpose: 'typed before',
      teamId: 'claims-nlp',
    })
  })
  it('forgets the models of another account', () => {
    expect(startOf(typed, { account: '000000000303' }, undefined)).toMatchObject({
      accountId: '000000000303',
      targets: [],
      regions: [],
    })
  })
  it('chooses the only team', () => {
    expect(startOf(null, {}, 'document-ai').teamId).toBe('document-ai')
    expect(startOf(typed, {}, 'document-ai').teamId).toBe('claims-nlp')
  })
  it('ignores what is no model', () => {
    expect(targetsOf(['foundation-model/*', 'x', 'inference-profile/', ''])).toEqual([])
  })
})
