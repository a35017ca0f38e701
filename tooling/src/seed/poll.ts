import { setTimeout as delay } from 'node:timers/promises'

/** Asks until the answer is there, as a person would reload a page. */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  timeoutMs = 60_000,
): Promise<T> {
  const until = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (performance.now() > until) throw new Error(`${what}: not after ${timeoutMs / 1000} seconds`)
    await delay(100)
  }
}
