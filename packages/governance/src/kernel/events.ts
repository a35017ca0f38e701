import type { LiveEvent } from '@gatehouse/contract/events'

/** What slices tell each other and the worker, through the outbox. */
export type DomainEvent =
  /** The live grants of a team in an account changed: bring IAM to them. */
  | {
      readonly type: 'access.policy_outdated'
      readonly teamId: string
      readonly accountId: string
      readonly applyRunId: string
    }
  /** Read the catalogue of one account and Region. */
  | {
      readonly type: 'access.catalogue_requested'
      readonly accountId: string
      readonly region: string
    }
  /** Tell open consoles to read again. */
  | { readonly type: 'live'; readonly event: LiveEvent }
