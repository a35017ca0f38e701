import type { World } from '../../../world/world.ts'
import type { LoggedInvocation } from '../logged-invocation.ts'
import { plainPreparation } from './prepared-calls.ts'
import { storeCalls } from './store-calls.ts'

const ofWorlds = new WeakMap<World, LiveDelivery>()

/** Calls that end while others are being delivered go together with the next delivery. */
class LiveDelivery {
  readonly #world: World
  #waiting: LoggedInvocation[] = []
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(world: World) {
    this.#world = world
  }

  deliver(invocation: LoggedInvocation): Promise<void> {
    this.#waiting.push(invocation)
    this.#next ??= this.#running.then(() => {
      this.#running = this.#deliverWaiting()
      return this.#running
    })
    return this.#next
  }

  async #deliverWaiting(): Promise<void> {
    const invocations = this.#waiting
    this.#waiting = []
    this.#next = undefined
    try {
      const preparation = plainPreparation(this.#world.state.invocationLogging)
      for (const invocation of invocations) {
        // One that cannot be told of must not keep the others out of the log.
        try {
          preparation.add(invocation)
        } catch (error) {
          complain(error)
        }
      }
      await storeCalls(this.#world, preparation.prepared())
    } catch (error) {
      // A log that cannot be kept never fails the call that it tells of.
      complain(error)
    }
  }
}

function complain(error: unknown): void {
  const why = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`sandbox: calls could not be recorded: ${why}\n`)
}

/** Resolves when logs, metrics and CloudTrail know of the call; it never rejects. */
export function deliverLive(world: World, invocation: LoggedInvocation): Promise<void> {
  const delivery = ofWorlds.get(world) ?? new LiveDelivery(world)
  ofWorlds.set(world, delivery)
  return delivery.deliver(invocation)
}
