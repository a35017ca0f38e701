import { readFile, rm, writeFile } from 'node:fs/promises'
import { commandOf } from '@gatehouse/testkit/cluster-lock'
import { Explained } from './explained.ts'

/** Taken for as long as one start runs in a state folder; `await using` gives it back. */
export async function takeLock(file: string): Promise<AsyncDisposable> {
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return { [Symbol.asyncDispose]: () => rm(file, { force: true }) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
    if (await isStart(holder)) {
      throw new Explained(
        `Gatehouse is already running from this folder (process ${holder}): use that one, or stop it with \`kill ${holder}\`.`,
      )
    }
    process.stdout.write('  The last run was killed; what it left behind is put in order.\n')
    await rm(file, { force: true })
  }
}

/** After a reboot another program may carry the number, so the number alone proves nothing. */
async function isStart(pid: number): Promise<boolean> {
  if (Number.isNaN(pid) || pid === process.pid) return false
  return /tooling\/(start|dev)\.ts/.test(await commandOf(pid))
}
