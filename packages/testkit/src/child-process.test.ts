import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NodeProcess, ProcessFailed } from './child-process.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gatehouse-process-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function script(name: string, source: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, source)
  return path
}

test('hands back the ready text and ends on SIGTERM with what it prints last', async () => {
  const entry = await script(
    'server.ts',
    `process.on('SIGTERM', () => { console.log('bye'); process.exit(0) })
     setInterval(() => {}, 1000)
     console.log('listening on 1234')`,
  )
  const child = await NodeProcess.start({ name: 'It', entry, env: {}, ready: /on (\d+)$/ })
  expect(child.readyText).toBe('1234')
  await child.stop()
  expect(await child.ended()).toBe(0)
  expect(child.output).toContain('bye')
})

test('a process that ends before it is ready fails with its last words', async () => {
  const entry = await script('dies.ts', `console.error('no such table'); process.exit(3)`)
  const start = NodeProcess.start({ name: 'It', entry, env: {}, ready: /ready/ })
  await expect(start).rejects.toThrow(ProcessFailed)
  await expect(start).rejects.toThrow(/exit code 3[\s\S]*no such table/)
})

test('what is still starting can be ended, with what it spawned', async () => {
  const mark = join(folder, 'grandchild')
  const grandchild = await script(
    'grandchild.ts',
    `import { writeFileSync } from 'node:fs'
     process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(mark)}, 'ended'); process.exit(0) })
     setInterval(() => {}, 1000)
     console.log('up')`,
  )
  const entry = await script(
    'slow.ts',
    `import { spawn } from 'node:child_process'
     process.on('SIGTERM', () => {})
     const child = spawn(process.execPath, [${JSON.stringify(grandchild)}], { stdio: ['ignore', 'pipe', 'ignore'] })
     child.stdout.on('data', () => console.log('spawned'))
     child.on('exit', () => process.exit(0))`,
  )
  const { promise: spawned, resolve } = Promise.withResolvers<void>()
  const start = NodeProcess.start({
    name: 'It',
    entry,
    env: {},
    ready: /never/,
    onLine: () => resolve(),
  })
  const failed = expect(start).rejects.toThrow(/ended before it was ready/)
  await spawned
  await NodeProcess.stopStarting()
  await failed
  expect(await readFile(mark, 'utf8')).toBe('ended')
})

test('a process ends by itself when its parent is killed outright', async () => {
  const mark = join(folder, 'ended')
  const entry = await script(
    'orphan.ts',
    `import { writeFileSync } from 'node:fs'
     process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(mark)}, 'yes'); process.exit(0) })
     setInterval(() => {}, 1000)
     console.log('ready ' + process.pid)`,
  )
  const parent = await script(
    'parent.ts',
    `import { NodeProcess } from ${JSON.stringify(new URL('./child-process.ts', import.meta.url).href)}
     const child = await NodeProcess.start(
       { name: 'It', entry: ${JSON.stringify(entry)}, env: {}, ready: /ready/ })
     console.log('parent of ' + child.pid)`,
  )
  const outer = await NodeProcess.start({
    name: 'Parent',
    entry: parent,
    env: {},
    ready: /parent of/,
  })
  await outer.kill('SIGKILL')
  await expect.poll(() => readFile(mark, 'utf8').catch(() => 'not yet')).toBe('yes')
})
