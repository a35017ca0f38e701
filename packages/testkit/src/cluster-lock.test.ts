import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clearStaleLock, commandOf } from './cluster-lock.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a lock that carries the number of another program is removed, and the program lives on', async () => {
  const lock = join(folder, 'postmaster.pid')
  await writeFile(lock, `${process.pid}\n${folder}\n`)
  await clearStaleLock(folder)
  await expect(readFile(lock)).rejects.toThrow(/ENOENT/)
  expect(await commandOf(process.pid)).toContain('node')
})

test('a lock of a process that is gone is removed', async () => {
  const lock = join(folder, 'postmaster.pid')
  await writeFile(lock, '4194303\n')
  await clearStaleLock(folder)
  await expect(readFile(lock)).rejects.toThrow(/ENOENT/)
})

test('no lock, nothing to do', async () => {
  await expect(clearStaleLock(folder)).resolves.toBeUndefined()
})
