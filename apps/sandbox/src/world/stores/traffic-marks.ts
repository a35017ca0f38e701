/** How far made-up traffic was told, kept with what it told: after a sudden end both agree. */
export interface TrafficMarks {
  /** Joins what else is recorded in the same turn: it is kept with it or not at all. */
  delivered(untilMs: number): Promise<void>
  /** Undefined: nothing was delivered yet. */
  deliveredUntil(): Promise<number | undefined>
}
