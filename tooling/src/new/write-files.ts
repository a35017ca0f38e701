import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Explained } from '../start/explained.ts'

/** Path relative to the root → content. */
export type Files = Readonly<Record<string, string>>

/** Writes all files or, where one of them exists already, none. */
export async function writeFiles(root: string, files: Files): Promise<readonly string[]> {
  const paths = Object.keys(files)
  const taken = paths.filter((path) => existsSync(join(root, path)))
  if (taken.length > 0)
    throw new Explained(`${taken.join(', ')}: already there; nothing was written.`)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  return paths
}
