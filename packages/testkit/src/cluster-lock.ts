import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

/**
 * `postmaster.pid` outlives a server that was killed. PostgreSQL looks only whether a process of
 * that number lives, and after a reboot or in a container another program may have been given it.
 */
export async function clearStaleLock(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10)
  if (Number.isNaN(pid)) return
  // The server of this folder has it in its command line (`-D`); anything else is another program.
  if (!(await commandOf(pid)).includes(dataDir)) {
    await rm(lock, { force: true })
    return
  }
  // A server that a killed run left behind: a fast shutdown, then the folder is ours again.
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 100 && (await commandOf(pid)) !== ''; tries += 1) await delay(50)
}

/** The command line of a process, or '' when there is none. Linux by /proc, others by `ps`. */
export async function commandOf(pid: number): Promise<string> {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim()
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'args=', '-p', String(pid)])
    return stdout.trim()
  } catch {
    return ''
  }
}
