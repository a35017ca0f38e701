import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PackedBodies } from './packed-bodies.ts'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'packs-'))
})

afterEach(() => rmSync(directory, { recursive: true, force: true }))

const open = () => new PackedBodies((pack) => join(directory, 'packs', pack))
const packs = () => readdirSync(join(directory, 'packs'))
const text = (words: string) => Buffer.from(words)

test('bodies share a file and come back as they were, the empty one too', () => {
  const bodies = open()
  const words = ['one', '', '셋', 'x'.repeat(100_000)]
  const ids = words.map((each) => bodies.write(text(each)))
  expect(ids.map((id) => String(bodies.read(id)))).toEqual(words)
  expect(packs()).toHaveLength(1)
  bodies.close()
})

test('a file goes with the last of its bodies, now or after a restart', () => {
  const first = open()
  const ids = ['a', 'b', 'c'].map((each) => first.write(text(each)))
  const [a = '', b = '', c = ''] = ids
  expect(first.remove(a)).toBe(true)
  first.close()
  const second = open()
  second.adopt([b, c])
  second.remove(b)
  expect(String(second.read(c))).toBe('c')
  second.remove(c)
  expect(packs()).toEqual([])
})

test('a later process begins a file of its own', () => {
  const first = open()
  const id = first.write(text('kept'))
  first.close()
  const second = open()
  second.adopt([id])
  second.write(text('new'))
  expect(packs()).toHaveLength(2)
  expect(String(second.read(id))).toBe('kept')
  second.close()
})

test('a full file gets no more', () => {
  const bodies = open()
  const large = Buffer.alloc(1024 * 1024)
  for (let count = 0; count < 17; count += 1) bodies.write(large)
  expect(packs()).toHaveLength(2)
  bodies.close()
})

test('what is not packed is left to others', () => {
  const bodies = open()
  const id = '8f6e0c57-5a5c-4a53-b6a5-0a9d3ad0b0a1'
  expect([bodies.read(id), bodies.remove(id)]).toEqual([undefined, false])
})
