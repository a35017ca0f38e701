import { parentPort, workerData } from 'node:worker_threads'
import { PlacePacking } from '../services/bedrock-runtime/logging/packed-place.ts'
import { CallPreparation } from '../services/bedrock-runtime/logging/prepared-calls.ts'
import { startOfHour } from './calendar.ts'
import { slicesBy, type WantedSlices } from './history-slices.ts'
import type { FromThread } from './history-thread.ts'

/** The thread of `slicesOfThread`: gives a slice each time that one is asked for. */
const port = parentPort
const wanted: WantedSlices = workerData
const beforeMs = startOfHour(wanted.untilMs)

async function* messages(): AsyncGenerator<FromThread, void> {
  yield* slicesBy(
    wanted,
    (logging) => new CallPreparation(logging, (where, of) => new PlacePacking(where, of, beforeMs)),
  )
  yield 'end'
}

const said = messages()

port?.on('message', async () => {
  const { value } = await said.next()
  // After a failure, which ends the thread, there is nothing more to say.
  if (value === undefined) return
  // The bytes change hands; all else is copied.
  const moved = value === 'end' ? [] : value.calls.places.map(({ lines }) => lines.buffer)
  port.postMessage(value, moved)
})
