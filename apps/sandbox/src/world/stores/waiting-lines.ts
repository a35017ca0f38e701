import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What waits in memory for others to come before it is stored, kept on disk meanwhile: a sudden end
 * of the process does not lose it.
 */
export interface WaitingLines {
  /** Adds a line under a name. It has no line feed. */
  append(name: string, line: string): void
  /** What stands under the name has been stored. */
  drop(name: string): void
  /** What an earlier run left behind, by name. */
  left(): readonly { readonly name: string; readonly lines: readonly string[] }[]
  clear(): void
}

const SUFFIX = '.ndjson'

export function keepWaitingLines(directory: string): WaitingLines {
  const fileOf = (name: string) => join(directory, `${name}${SUFFIX}`)
  mkdirSync(directory, { recursive: true })
  return {
    append: (name, line) => appendFileSync(fileOf(name), `${line}\n`),
    drop: (name) => rmSync(fileOf(name), { force: true }),
    left: () =>
      readdirSync(directory)
        .filter((file) => file.endsWith(SUFFIX))
        .toSorted()
        .map((file) => ({
          name: file.slice(0, -SUFFIX.length),
          // The last one may be torn: whatever follows the last line feed is no line.
          lines: readFileSync(join(directory, file), 'utf8').split('\n').slice(0, -1),
        })),
    clear: () => {
      rmSync(directory, { recursive: true, force: true })
      mkdirSync(directory, { recursive: true })
    },
  }
}
