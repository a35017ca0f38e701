import { expect, it } from 'vitest'
import { sessionName } from './session-name.ts'

const admitted = /^[A-Za-z0-9_+=,.@-]{2,64}$/

it.each([
  ['Olivia Bennett', 'Olivia-Bennett'],
  ['José Núñez', 'Jose-Nunez'],
  ['jiwoo.kim@example.com', 'jiwoo.kim@example.com'],
  ['김지우', 'gatehouse'],
  ['김지우 a', 'gatehouse-a'],
  ['', 'gatehouse'],
  ['a\nb\u0000c', 'a-b-c'],
  ['x'.repeat(200), 'x'.repeat(64)],
])('%j becomes %s', (text, name) => {
  expect(sessionName(text)).toBe(name)
  expect(name).toMatch(admitted)
})
