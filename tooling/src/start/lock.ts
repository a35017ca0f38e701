import { readFile, rm, writeFile } from 'node:fs/promises'
import { commandOf } from '@gatehouse/testkit/cluster-lock'
import { Explained } from './explained.ts'

export interface Lock extends AsyncDisposable {
  /** The run before this one was killed, and parts of it may still be on their way out. */
  readonly wasKilled: boolean
}

/** Taken for as long as one start runs in a state folder; `await using` gives it back. */
export async function takeLock(file: string): Promise<Lock> {
  let wasKilled = false
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return { wasKilled, [Symbol.asyncDispose]: () => rm(file, { force: true }) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
    if (await isStart(holder)) {
      throw new Explained(
        `Gatehouse is already running from this folder (process ${holder}): use that one, or stop it with \`kill ${holder}\`.`,
      )
    }
    wasKilled = true
    await rm(file, { force: true })
  }
}

/** After a reboot another program may carry the number, so the number alone proves nothing. */
async function isStart(pid: number): Promise<boolean> {
  if (Number.isNaN(pid) || pid === process.pid) return false
  return /tooling\/(start|dev)\.ts/.test(await commandOf(pid))
}
