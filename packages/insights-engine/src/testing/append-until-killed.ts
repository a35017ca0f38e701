import { openLogEngine } from '../open-log-engine.ts'

/** Run as a process of its own: appends batches of 500 to a folder and says so, until it is killed. */
const [directory, characters = '1500'] = process.argv.slice(2)
if (directory === undefined) throw new Error('Which folder?')

const engine = await openLogEngine({
  directory,
  memoryLimitMb: 256,
  threads: 1,
  queriesAtOnce: 1,
  queryTimeoutMs: 1000,
})
await engine.createGroup('g', '1:g')
const message = JSON.stringify({ text: 'x'.repeat(Number(characters)) })
for (let batch = 0; ; batch += 1) {
  const events = Array.from({ length: 500 }, () => ({
    timestampMs: batch,
    ingestionTimeMs: batch,
    logStream: 'stream',
    message,
  }))
  await engine.append('g', events)
  process.stdout.write(`${batch}\n`)
}
