/** A text as the policies read it. */
export interface ReadText {
  readonly text: string
  readonly lower: string
  /** `enabled_full`: what was looked for and not found is told too. */
  readonly isFull: boolean
}

/** What one policy found in one text. */
export interface PolicyResult<Told> {
  /** The policy's part of the assessment; undefined: nothing to tell. */
  readonly told: Told | undefined
  /** How many findings block the text. */
  readonly blocking: number
}
