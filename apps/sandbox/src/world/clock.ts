/** The world's time: the machine's clock plus an offset that `/_sandbox/clock` moves. */
export class WorldClock {
  #offsetMs: number

  constructor(offsetMs = 0) {
    this.#offsetMs = offsetMs
  }

  get offsetMs(): number {
    return this.#offsetMs
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  advance(seconds: number): void {
    this.#offsetMs += seconds * 1000
  }

  set(now: Date): void {
    this.#offsetMs = now.getTime() - Date.now()
  }

  reset(): void {
    this.#offsetMs = 0
  }
}
