import type { PgBoss, Queue } from 'pg-boss'
import { z } from 'zod'

/** What a job carries. Ids alone: whatever else it needs, it reads when it runs. */
export const applyJob = z.object({
  applyRunId: z.string(),
  teamId: z.string(),
  accountId: z.string(),
})

export const catalogueJob = z.object({ accountId: z.string(), region: z.string() })

export const queueNames = ['apply', 'catalogue', 'sweep', 'prune'] as const
export type QueueName = (typeof queueNames)[number]

/** pg-boss's own least; a shorter lease would mistake a busy worker for a dead one. */
const shortestLeaseSeconds = 10

type Options = Omit<Queue, 'name'>

/** Every field is set, so that starting a new version changes a queue that an older one made. */
function queueOptions(leaseSeconds: number): Record<QueueName, Options> {
  const usual: Options = {
    policy: 'standard',
    notify: true,
    heartbeatSeconds: Math.max(leaseSeconds, shortestLeaseSeconds),
    expireInSeconds: 900,
    // A job that throws has met a fault of ours or lost the database: it is tried for about a day.
    retryLimit: 300,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 300,
    deleteAfterSeconds: 24 * 3600,
  }
  return {
    // `singleton` with a key: one active job a team and account, any number waiting behind it.
    apply: { ...usual, policy: 'singleton' },
    catalogue: { ...usual, policy: 'singleton' },
    // Comes again by itself: what fails now is done by the next one.
    sweep: { ...usual, policy: 'singleton', retryLimit: 0, deleteAfterSeconds: 3600 },
    prune: { ...usual, policy: 'singleton', retryLimit: 2 },
  }
}

/** Safe when several workers start together. */
export async function prepareQueues(boss: PgBoss, leaseSeconds: number): Promise<void> {
  const wanted = queueOptions(leaseSeconds)
  const existing = new Set((await boss.getQueues([...queueNames])).map(({ name }) => name))
  for (const name of queueNames) {
    const { policy, ...changeable } = wanted[name]
    if (existing.has(name)) await boss.updateQueue(name, changeable)
    else await boss.createQueue(name, wanted[name])
  }
}
