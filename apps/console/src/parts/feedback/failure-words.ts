/** A failure as a person reads it. The app makes the words; parts only show them. */
export interface FailureWords {
  readonly says: string
  readonly next: string
  readonly detail: string | null
  readonly awsRequestId: string | null
}
