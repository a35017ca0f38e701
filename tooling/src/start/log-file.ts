import { createWriteStream } from 'node:fs'
import { join } from 'node:path'

/** Keeps a child's output in `logs/NAME.log`, begun anew at each start. */
export function logFile(folder: string, name: string): (line: string) => void {
  const stream = createWriteStream(join(folder, `${name}.log`))
  // A full disk must not end the run through the log; the process that needs the space says so.
  stream.on('error', () => {})
  return (line) => {
    stream.write(`${line}\n`)
  }
}
