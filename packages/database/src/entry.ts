/** Who did it and what is told about it: without one of these nothing can be written. */
export interface Entry {
  /** null: Gatehouse itself. */
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly correlationId: string
  readonly audit: readonly [AuditLine, ...AuditLine[]]
  /** For the worker, at least once. */
  readonly outbox: readonly { readonly type: string; readonly payload: object }[]
  /** For open consoles, at most once. */
  readonly live: readonly object[]
}

export interface AuditLine {
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly teamId?: string
  readonly accountId?: string
  readonly reason?: string
  readonly before?: unknown
  readonly after?: unknown
  readonly awsRequestIds?: readonly string[]
}
