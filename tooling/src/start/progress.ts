const underWay: string[] = []

/** One line per step, with the time it took: what a person sees while they wait. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  underWay.push(what)
  show()
  try {
    const result = await work()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    finish(what, `  ✔ ${what} (${seconds} s)`)
    return result
  } catch (error) {
    finish(what, `  ✘ ${what}`)
    throw error
  }
}

/** A line about something that goes on beside the steps. */
export function news(line: string | undefined): void {
  if (line === undefined) return
  process.stdout.write(`${clear()}  ${line}\n`)
  show()
}

function finish(what: string, line: string): void {
  underWay.splice(underWay.indexOf(what), 1)
  process.stdout.write(`${clear()}${line}\n`)
  show()
}

/** On a terminal, what is still under way stands in the last line. */
function show(): void {
  if (process.stdout.isTTY && underWay.length > 0) {
    process.stdout.write(`${clear()}  … ${underWay.join(', ')}`)
  }
}

function clear(): string {
  return process.stdout.isTTY ? '\r\u001b[K' : ''
}
