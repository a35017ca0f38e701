import { describe, expect, it } from 'vitest'
import { draftStore, newDraft } from './request-draft.ts'

function memoryStorage(start: Record<string, string> = {}) {
  const kept = new Map(Object.entries(start))
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

const forbidden = {
  getItem: (): string => {
    throw new DOMException('forbidden', 'SecurityError')
  },
  setItem: (): void => {
    throw new DOMException('full', 'QuotaExceededError')
  },
  removeItem: (): void => {
    throw new DOMException('forbidden', 'SecurityError')
  },
}

describe('the draft of a request', () => {
  it('comes back as it was typed, with its idempotency key', () => {
    const storage = memoryStorage()
    const draft = newDraft({ purpose: '청구 요약 <b>', callsPerDay: '1,000', teamId: 'claims-nlp' })
    draftStore('person-1', storage).save(draft)
    expect(draftStore('person-1', storage).load()).toEqual(draft)
  })

  it('belongs to one person', () => {
    const storage = memoryStorage()
    draftStore('person-1', storage).save(newDraft())
    expect(draftStore('person-2', storage).load()).toBeNull()
  })

  it('is gone after it was cleared', () => {
    const storage = memoryStorage()
    const store = draftStore('person-1', storage)
    store.save(newDraft())
    store.clear()
    expect(store.load()).toBeNull()
  })

  it.each([
    ['no JSON', '{'],
    ['another shape', '{"purpose":1}'],
    ['null', 'null'],
    [
      'a hostile model id',
      JSON.stringify({ ...newDraft(), targets: [{ kind: 'foundation-model', id: '*' }] }),
    ],
  ])('%s is no draft', (_name, stored) => {
    const storage = memoryStorage({ 'gatehouse.request-draft.person-1': stored })
    expect(draftStore('person-1', storage).load()).toBeNull()
  })

  it('does without storage where the browser forbids it', () => {
    const store = draftStore('person-1', forbidden)
    expect(() => store.save(newDraft())).not.toThrow()
    expect(() => store.clear()).not.toThrow()
    expect(store.load()).toBeNull()
  })

  it('starts with 90 days on demand and a key of its own', () => {
    const [first, second] = [newDraft(), newDraft()]
    expect(first).toMatchObject({ durationDays: '90', channels: ['runtime'], targets: [] })
    expect(first.idempotencyKey).not.toBe(second.idempotencyKey)
  })
})
