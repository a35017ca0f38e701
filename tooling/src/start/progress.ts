/** One line per step, with the time it took: what a person sees while they wait. */
export async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  … ${what}`)
  try {
    const result = await work()
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    process.stdout.write(`${clear()}  ✔ ${what} (${seconds} s)\n`)
    return result
  } catch (error) {
    process.stdout.write(`${clear()}  ✘ ${what}\n`)
    throw error
  }
}

function clear(): string {
  return process.stdout.isTTY ? '\r\u001b[K' : ''
}
