import { liveEvent } from '@gatehouse/contract/events'
import type { DomainEvent } from '@gatehouse/governance/kernel/events'
import { z } from 'zod'

/** The kernel's events as they are read back from the outbox. */
export const domainEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('access.policy_outdated'),
    teamId: z.string(),
    accountId: z.string(),
    applyRunId: z.string(),
  }),
  z.object({
    type: z.literal('access.catalogue_requested'),
    accountId: z.string(),
    region: z.string(),
  }),
  z.object({ type: z.literal('live'), event: liveEvent }),
]) satisfies z.ZodType<DomainEvent>
