import { z } from 'zod'

/**
 * `/events` (server-sent events): tells the console which queries to read again. It carries ids
 * only, so that what a person may see is decided by the query and not by the stream.
 */
export const liveEvent = z.object({
  type: z.enum([
    'request.changed',
    'grant.changed',
    'apply-run.changed',
    'catalogue.changed',
    'account.changed',
  ]),
  id: z.string(),
  teamId: z.string().nullable(),
})
export type LiveEvent = z.infer<typeof liveEvent>
