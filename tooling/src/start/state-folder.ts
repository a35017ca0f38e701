import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { repositoryRoot } from '@gatehouse/testkit/child-process'
import { freePort, isPortFree } from '@gatehouse/testkit/free-port'
import { reachableFolder } from '@gatehouse/testkit/postgres-user'
import { Explained } from './explained.ts'
import { takeLock } from './lock.ts'
import { firstSandboxPort } from './port.ts'

/** Made once, kept between starts, readable by its owner alone. */
export interface Settings {
  readonly oidcClientSecret: string
  readonly postgresPassword: string
  readonly postgresPort: number
  /** People are known by issuer and subject, so the issuer's port must not change. */
  readonly sandboxPort: number
}

/** Everything that start keeps; deleting the folder starts afresh. */
export interface StateFolder {
  /** The last run was killed: what it left behind has to be waited for or put away. */
  readonly wasKilled: boolean
  readonly postgres: string
  readonly sandbox: string
  readonly logs: string
  readonly seeded: string
  readonly settings: Settings
}

export function statePath(): string {
  const chosen = process.env['GATEHOUSE_STATE_DIR'] ?? '.gatehouse'
  return isAbsolute(chosen) ? chosen : join(repositoryRoot, chosen)
}

/** Opens the folder for this process alone; the lock is given back when `running` ends. */
export async function openStateFolder(
  path: string,
  running: AsyncDisposableStack,
): Promise<StateFolder> {
  await mkdir(join(path, 'logs'), { recursive: true })
  const { wasKilled } = running.use(await takeLock(join(path, 'lock')))
  return {
    wasKilled,
    postgres: reachableFolder(join(path, 'postgres')),
    sandbox: join(path, 'sandbox'),
    logs: join(path, 'logs'),
    seeded: join(path, 'seeded'),
    settings: await readOrMakeSettings(join(path, 'secrets.json')),
  }
}

async function readOrMakeSettings(file: string): Promise<Settings> {
  const kept = await readSettings(file)
  const settings: Settings = {
    oidcClientSecret: kept?.oidcClientSecret ?? randomBytes(32).toString('base64url'),
    postgresPassword: kept?.postgresPassword ?? randomBytes(24).toString('hex'),
    postgresPort: await portOrAnother(kept?.postgresPort),
    sandboxPort: kept?.sandboxPort ?? (await firstSandboxPort()),
  }
  if (JSON.stringify(kept) !== JSON.stringify(settings)) {
    await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
  }
  return settings
}

async function readSettings(file: string): Promise<Settings | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  try {
    // Written by this file alone, and only whole; a damaged one is refused below.
    return JSON.parse(text) as Settings
  } catch {
    throw new Explained(
      `${file} is damaged: delete the folder around it to start afresh (what was tried out in it is lost).`,
    )
  }
}

async function portOrAnother(kept: number | undefined): Promise<number> {
  return kept !== undefined && (await isPortFree(kept)) ? kept : freePort()
}
