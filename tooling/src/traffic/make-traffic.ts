import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Explained } from '../start/explained.ts'
import { statePath } from '../start/state-folder.ts'
import type { Wanted } from './wanted.ts'

interface Progress {
  readonly state: 'idle' | 'history' | 'events' | 'live' | 'failed'
  readonly delivered: number
  readonly expected: number
  readonly seconds: number
  readonly failure?: string
}

const POLL_MS = 500

/**
 * Only a running sandbox makes traffic: its database may be open in one process alone, so nothing
 * here touches the files beside it.
 */
export async function makeTraffic(wanted: Wanted, say: (line: string) => void): Promise<void> {
  const url = wanted.url ?? `http://127.0.0.1:${await sandboxPort()}`
  if (wanted.isStop) {
    await ask(url, 'DELETE')
    return say('Stopped.')
  }
  let progress = await ask(url, 'POST', wanted.body)
  let told = 0
  while (progress.state === 'history' || progress.state === 'events') {
    await delay(POLL_MS)
    progress = await ask(url, 'GET')
    const { delivered, expected, seconds } = progress
    const tenths = Math.floor((delivered / Math.max(1, expected)) * 10)
    if (tenths > told) say(`${delivered} of about ${expected} in ${seconds.toFixed(1)} s`)
    told = tenths
  }
  if (progress.state === 'failed') throw new Explained(`The sandbox could not: ${progress.failure}`)
  say(progress.state === 'live' ? 'The history is there; more comes as time goes on.' : 'Done.')
}

/** `SANDBOX_PORT`, what `pnpm start` chose, or 4566. */
async function sandboxPort(): Promise<number> {
  const chosen = process.env['SANDBOX_PORT']
  if (chosen !== undefined) return Number(chosen)
  try {
    const kept: unknown = JSON.parse(await readFile(join(statePath(), 'secrets.json'), 'utf8'))
    if (typeof kept === 'object' && kept !== null && 'sandboxPort' in kept) {
      return Number(kept.sandboxPort)
    }
  } catch {
    // Never started, or not from here.
  }
  return 4566
}

async function ask(url: string, method: string, body?: object): Promise<Progress> {
  const response = await fetch(`${url}/_sandbox/traffic`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => {
    throw new Explained(
      `No sandbox answers at ${url}: start one with \`pnpm start\` or \`pnpm sandbox\`, or name it with --url.`,
    )
  })
  const answer: unknown = await response.json()
  // The sandbox's agreed answer; what is read of it is printed.
  if (response.ok) return answer as Progress
  const isTold = typeof answer === 'object' && answer !== null && 'message' in answer
  throw new Explained(isTold ? String(answer.message) : `The sandbox answered ${response.status}.`)
}
