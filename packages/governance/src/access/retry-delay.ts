/** Marked pure. A run is given up after so many attempts: about two minutes of waiting in all. */
export const mostAttempts = 8

const firstDelayMs = 1_000
const longestDelayMs = 30_000

/**
 * How long to wait after the nth failed attempt (from 1): doubling, and between half and the whole
 * of it by chance, so that runs that failed together don't come back together.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const whole = Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1))
  return Math.round(whole / 2 + (whole / 2) * chance)
}

/** Between 0 and 1, from the randomness of the environment. */
export function chanceOf(hex: string): number {
  return Number.parseInt(hex.slice(0, 8), 16) / 0xffffffff
}
