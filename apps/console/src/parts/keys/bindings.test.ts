import { describe, expect, it } from 'vitest'
import { BindingStack } from './bindings.ts'

describe('bindings', () => {
  it('asks the newest first and falls through to older ones', () => {
    const ran: string[] = []
    const stack = new BindingStack()
    stack.add(() => ({ next: () => ran.push('old next'), back: () => ran.push('old back') }))
    const leave = stack.add(() => ({ next: () => ran.push('new next') }))
    expect(stack.run({ name: 'next' })).toBe(true)
    expect(stack.run({ name: 'back' })).toBe(true)
    leave()
    stack.run({ name: 'next' })
    expect(ran).toEqual(['new next', 'old back', 'old next'])
  })

  it('says when nobody takes a command', () => {
    const stack = new BindingStack()
    stack.add(() => ({ go: (to) => to === 'r', keys: { r: { label: 'New', run: () => {} } } }))
    expect(stack.run({ name: 'go', to: 'r' })).toBe(true)
    expect(stack.run({ name: 'go', to: 'q' })).toBe(false)
    expect(stack.run({ name: 'page-key', key: 'r' })).toBe(true)
    expect(stack.run({ name: 'page-key', key: 'z' })).toBe(false)
    expect(stack.pageKeys()).toEqual([{ key: 'r', label: 'New' }])
  })
})
