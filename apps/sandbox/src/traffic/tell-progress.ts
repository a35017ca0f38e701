import type { TrafficProgress } from './traffic-progress.ts'

const QUARTER = 25

/** Lines for the terminal: a few while calls are made, one when they are there. */
export function tellProgress(write: (line: string) => void): (progress: TrafficProgress) => void {
  let told = 0
  return ({ state, delivered, expected, seconds }) => {
    if (state === 'failed') write('traffic: could not be made')
    else if (state === 'history' || state === 'events') {
      const quarters = Math.min(3, Math.floor((delivered / Math.max(1, expected)) * 4))
      if (quarters > told) write(`traffic: ${quarters * QUARTER} % of ${expected} calls`)
      told = quarters
    } else if (told < 4 && delivered > 0) {
      told = 4
      const later = state === 'live' ? '; more as time goes on' : ''
      write(`traffic: ${delivered} calls to models in ${seconds.toFixed(1)} s${later}`)
    }
  }
}
