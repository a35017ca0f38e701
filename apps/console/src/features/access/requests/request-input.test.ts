import { describe, expect, it } from 'vitest'
import { newDraft } from './request-draft.ts'
import { fieldsAt, lastDay, readDraft, requestFields, sending } from './request-input.ts'

const complete = newDraft({
  teamId: 'claims-nlp',
  accountId: '000000000202',
  targets: [{ kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' }],
  regions: ['us-east-1'],
  purpose: 'Summaries of claims for clerks.',
  dataClass: 'confidential',
  callsPerDay: '1,000',
})

describe('reading the draft', () => {
  it('sends numbers as numbers and leaves an empty ticket out', () => {
    const reading = readDraft({ ...complete, ticket: '  ' })
    expect(reading).toMatchObject({ ok: true, input: { callsPerDay: 1000, durationDays: 90 } })
    expect(reading.ok && 'ticket' in reading.input && reading.input.ticket).toBeFalsy()
  })

  it('names every field of an empty form, in its order', () => {
    const reading = readDraft({ ...newDraft(), channels: [], durationDays: '' })
    expect(reading).toEqual({
      ok: false,
      fields: requestFields.filter((field) => field !== 'ticket'),
    })
  })

  it.each([
    ['letters', { callsPerDay: '1e3' }, 'callsPerDay'],
    ['a fraction', { callsPerDay: '1.5' }, 'callsPerDay'],
    ['nothing', { callsPerDay: '0' }, 'callsPerDay'],
    ['366 days', { durationDays: '366' }, 'durationDays'],
    ['a short purpose', { purpose: ' too short' }, 'purpose'],
    ['a long ticket', { ticket: 'x'.repeat(121) }, 'ticket'],
    ['a NUL', { purpose: 'long enough\u0000 text' }, 'purpose'],
  ])('refuses %s at its field', (_name, change, field) => {
    expect(readDraft({ ...complete, ...change })).toEqual({ ok: false, fields: [field] })
  })

  it('finds the field of a path that the server names', () => {
    expect(fieldsAt(['targets.0.id', 'regions', 'nowhere'])).toEqual(['targets', 'regions'])
  })
})

describe('the idempotency key', () => {
  const inputOf = (draft: typeof complete) => {
    const reading = readDraft(draft)
    if (!reading.ok) throw new Error('The draft should be complete.')
    return reading.input
  }
  it('stays while the same is sent again, and changes with what is sent', () => {
    const first = sending(complete, inputOf(complete), () => 'other')
    expect(first.idempotencyKey).toBe(complete.idempotencyKey)
    const again = sending(first, inputOf(first), () => 'other')
    expect(again.idempotencyKey).toBe(complete.idempotencyKey)
    const edited = { ...again, purpose: 'Summaries of claims for lawyers.' }
    expect(sending(edited, inputOf(edited), () => 'other').idempotencyKey).toBe('other')
  })
})

describe('the last day', () => {
  const now = Date.parse('2026-11-23T13:00:00Z')
  it('is so many days away', () => {
    expect(lastDay(now, '90')?.toISOString().slice(0, 10)).toBe('2027-02-21')
  })
  it.each(['', '0', '366', 'x'])('is unknown for %j', (typed) => {
    expect(lastDay(now, typed)).toBeNull()
  })
})
