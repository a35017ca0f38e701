export interface TailedEvent {
  /** Key of the engine's group. */
  readonly group: string
  readonly logStream: string
  readonly timestampMs: number
  readonly ingestionTimeMs: number
  /** As everybody may read it. */
  readonly message: string
}

type Listener = (events: readonly TailedEvent[]) => void

/** Who watches log groups hears of every event that comes in. */
export class LiveTail {
  readonly #listeners = new Set<Listener>()

  /** Ask first, so that nothing is prepared for nobody. */
  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  publish(events: readonly TailedEvent[]): void {
    for (const listener of this.#listeners) listener(events)
  }

  listen(listener: Listener): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => this.#listeners.delete(listener) }
  }
}
