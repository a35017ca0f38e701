/** What one suite found. A suite that ran nothing has proven nothing, and counts as failed. */
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped?: number
}

export interface Suite {
  readonly name: string
  run(): Promise<Count>
}

export interface Finished extends Count {
  readonly name: string
  readonly seconds: number
}

/** Runs suites one after the other, each one's output shown as it comes. */
export async function runSuites(suites: readonly Suite[]): Promise<number> {
  const finished: Finished[] = []
  for (const suite of suites) {
    process.stdout.write(`\n━━━ ${suite.name}\n`)
    const started = performance.now()
    const count = await countOf(suite)
    finished.push({
      name: suite.name,
      ...count,
      failed: count.passed + count.failed === 0 ? 1 : count.failed,
      seconds: Math.round((performance.now() - started) / 1000),
    })
  }
  process.stdout.write(`\n${summary(finished)}`)
  return finished.some(({ failed }) => failed > 0) ? 1 : 0
}

async function countOf(suite: Suite): Promise<Count> {
  try {
    return await suite.run()
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}

/** A table of the suites, and as the last line the sum of all of them. */
export function summary(finished: readonly Finished[]): string {
  const width = Math.max(...finished.map(({ name }) => name.length))
  const lines = finished.map(({ name, passed, failed, skipped = 0, seconds }) => {
    const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed`
    const left = skipped === 0 ? '' : `  ${skipped} skipped`
    return `${failed > 0 ? '✘' : '✔'} ${name.padEnd(width)} ${counts} ${String(seconds).padStart(5)} s${left}`
  })
  const passed = finished.reduce((sum, suite) => sum + suite.passed, 0)
  const failed = finished.reduce((sum, suite) => sum + suite.failed, 0)
  return `${lines.join('\n')}\n\n${passed} passed, ${failed} failed\n`
}
