import { describe, expect, it } from 'vitest'
import { emptyUseCase, readUseCase, useCaseFields } from './use-case-input.ts'

const complete = {
  companyName: 'Example Insurance',
  companyWebsite: 'https://example.com',
  intendedUsers: 'internal',
  industry: 'Insurance',
  useCases: 'Summaries of claims for clerks.',
}

describe('the use-case form', () => {
  it('is sent when complete', () => {
    expect(readUseCase(complete)).toEqual({ ok: true, form: complete })
  })
  it('names what is missing, in the order of the form', () => {
    expect(readUseCase(emptyUseCase)).toEqual({ ok: false, fields: useCaseFields })
  })
  it.each([
    ['intendedUsers', 'everybody'],
    ['companyName', 'x'.repeat(129)],
    ['useCases', 'x'.repeat(8193)],
    ['useCases', 'too short'],
  ] as const)('refuses %s', (field, value) => {
    expect(readUseCase({ ...complete, [field]: value })).toEqual({ ok: false, fields: [field] })
  })
})
