/** What the worker carries out; the slices do it, and `compose.ts` hands it over. */
export interface Jobs {
  /** Brings IAM to what is granted. Null: finished, well or badly; otherwise when to go on. */
  apply(applyRunId: string): Promise<{ readonly retryAt: Date | null }>
  readCatalogue(accountId: string, region: string): Promise<void>
  /** Starts the removal of grants past their end. */
  expireGrants(): Promise<void>
  requestStaleCatalogues(): Promise<void>
}
