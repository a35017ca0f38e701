import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import type { Figure } from './report.ts'

const POLL_MS = 100
/** Linux counts CPU time in hundredths of a second, whatever the kernel's own clock is. */
const TICKS_A_SECOND = 100

interface Progress {
  readonly state: string
  readonly delivered: number
  readonly seconds: number
}

/** The first history of the sandbox: 30 days and 200,000 calls, made as `pnpm start` has it made. */
export async function benchTraffic(): Promise<readonly Figure[]> {
  const stateDir = await mkdtemp(join(tmpdir(), 'gatehouse-bench-traffic-'))
  try {
    await using sandbox = await startSandbox({ stateDir })
    const before = await cpuSeconds(sandbox.process.pid)
    const { delivered, seconds } = await history(`${sandbox.url}/_sandbox/traffic`)
    const used = (await cpuSeconds(sandbox.process.pid)) - before
    const gigabytes = await mostMemory(sandbox.process.pid)
    return [
      {
        name: 'traffic: the first history, with logs, S3, metrics and CloudTrail',
        value: seconds,
        unit: 's',
        bound: { atMost: 20 },
        behind: `${delivered} calls, ${used.toFixed(1)} s of CPU, ${gigabytes.toFixed(2)} GB at most`,
      },
    ]
  } finally {
    await rm(stateDir, { recursive: true, force: true })
  }
}

async function history(route: string): Promise<Progress> {
  await asked(route, { method: 'POST', body: '{}' })
  for (;;) {
    const progress = await asked(route)
    if (progress.state === 'idle') return progress
    if (progress.state === 'failed') throw new Error('The history could not be made.')
    await delay(POLL_MS)
  }
}

async function asked(route: string, init: RequestInit = {}): Promise<Progress> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(route, { ...init, headers })
  const answer: Progress & { readonly message?: string } = JSON.parse(await response.text())
  if (!response.ok) throw new Error(answer.message ?? `The sandbox says ${response.status}.`)
  return answer
}

/** Of user and kernel, all threads; https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, kernel] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12)
  return (Number(user) + Number(kernel)) / TICKS_A_SECOND
}

async function mostMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]
  return Number(kilobytes) / 1024 / 1024
}
