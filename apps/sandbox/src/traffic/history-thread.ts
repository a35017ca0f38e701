import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import {
  type PackedPlace,
  unpackedPlace,
} from '../services/bedrock-runtime/logging/packed-place.ts'
import type { HistorySlice, WantedSlices } from './history-slices.ts'

/** Slices that are made before anybody asked for them. */
const AHEAD = 2
/** What a slice is made of is soon forgotten: with room for it nothing of it is kept for long. */
const YOUNG_MEMORY_MB = 48

/** What the thread says: a slice, or that there are no more. */
export type FromThread = HistorySlice<PackedPlace> | 'end'

/**
 * The same slices as `historySlices`, made and packed by a thread of its own, so that this one has
 * its time for storing them.
 */
export async function* slicesOfThread(wanted: WantedSlices): AsyncGenerator<HistorySlice> {
  const thread = new Worker(new URL('./make-slices.ts', import.meta.url), {
    workerData: wanted,
    // What the process begins with is not for threads: a thread's input ends at once, and whatever
    // ends the process with its parent's pipe would take that for the end of its parent.
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
  })
  try {
    for (let asked = 0; asked < AHEAD; asked += 1) thread.postMessage('next')
    // An error of the thread is thrown here.
    for await (const [said] of on(thread, 'message', { close: ['exit'] })) {
      const message: FromThread = said
      if (message === 'end') return
      thread.postMessage('next')
      const { calls, untilMs } = message
      yield { calls: { ...calls, places: calls.places.map(unpackedPlace) }, untilMs }
    }
    throw new Error('The thread that makes calls ended before they were made.')
  } finally {
    await thread.terminate()
  }
}
