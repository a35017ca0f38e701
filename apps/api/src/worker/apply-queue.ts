import { createHash } from 'node:crypto'
import type { Job, PgBoss } from 'pg-boss'
import type { Jobs } from './jobs.ts'
import { applyJob } from './queues.ts'

/**
 * One attempt of a run. When to go on is the engine's decision, not the queue's: it knows what AWS
 * answered. The follow-up is queued before this job completes, so a crash between the two repeats
 * the attempt (every step bears it) and never loses the run.
 */
export async function runApplyJob(boss: PgBoss, jobs: Jobs, job: Job<unknown>): Promise<void> {
  const data = applyJob.parse(job.data)
  const { retryAt } = await jobs.apply(data.applyRunId)
  if (retryAt === null) return
  await boss.insert('apply', [
    {
      id: followUpId(data.applyRunId, retryAt),
      data,
      startAfter: retryAt,
      singletonKey: `${data.teamId}:${data.accountId}`,
    },
  ])
}

/** The same run at the same moment is the same job, however often the attempt is repeated. */
function followUpId(applyRunId: string, retryAt: Date): string {
  const hash = createHash('sha256').update(`${applyRunId} ${retryAt.toISOString()}`).digest('hex')
  // A UUID of version 8: its bits are ours to choose (RFC 9562, 5.8).
  return hash.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}
