import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { seedWorldState } from './seed.ts'
import { SnapshotStore, UnreadableSnapshot } from './snapshot.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'sandbox-'))

test('what was written comes back', () => {
  const at = folder()
  const state = seedWorldState()
  state.clockOffsetMs = 1234
  const store = new SnapshotStore(at)
  expect(store.restore()).toBeUndefined()
  store.schedule(() => state)
  store.flush()
  expect(new SnapshotStore(at).restore()).toEqual(state)
})

test.each([
  ['half of a file', '{"format":1,"world":{"iam"', 'it is not whole JSON'],
  ['another JSON', '{"format":1,"world":{}}', 'it is not a world'],
  [
    'a later format',
    JSON.stringify({ format: 99, world: seedWorldState() }),
    'its format is 99, this one reads 2',
  ],
])('%s is refused in one sentence and left alone', (_title, text, why) => {
  const at = folder()
  const file = join(at, 'world.json')
  writeFileSync(file, text)
  const store = new SnapshotStore(at)
  expect(() => store.restore()).toThrow(UnreadableSnapshot)
  expect(() => store.restore()).toThrow(why)
  store.flush()
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a snapshot of format 1 keeps its parts and gets the later ones from the seed', () => {
  const at = folder()
  const { iam, organization, accessKeys, bedrock, settings, logs } = seedWorldState()
  settings.iamPropagationMs = 5
  const world = { iam, organization, accessKeys, bedrock, settings, clockOffsetMs: 77 }
  const role = iam['000000000202']?.roles['BedrockInvocationLogging']
  const earlier = structuredClone(world)
  delete earlier.iam['000000000202']?.roles['BedrockInvocationLogging']
  writeFileSync(join(at, 'world.json'), JSON.stringify({ format: 1, world: earlier }))
  const restored = new SnapshotStore(at).restore()
  expect(restored).toMatchObject({ clockOffsetMs: 77, settings: { iamPropagationMs: 5 }, logs })
  expect(role).toBeDefined()
  expect(restored?.iam['000000000202']?.roles['BedrockInvocationLogging']).toEqual(role)
})
