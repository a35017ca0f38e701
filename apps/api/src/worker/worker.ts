import type { Pool } from 'pg'
import { type Job, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Notifications } from '../postgres-notifications.ts'
import { runApplyJob } from './apply-queue.ts'
import type { Jobs } from './jobs.ts'
import { startRelay } from './outbox-loop.ts'
import { prune } from './prune.ts'
import { catalogueJob, prepareQueues, type QueueName } from './queues.ts'

export interface WorkerParts {
  readonly config: Config
  readonly pool: Pool
  readonly notifications: Notifications
  readonly jobs: Jobs
  readonly log: Logger
}

export interface Worker {
  stop(): Promise<void>
}

/** How soon the death of another worker is noticed once its lease has run out. */
const superviseSeconds = 2
const connections = 6
/** What a job has left after a signal; after that it is given back, and every step bears repeating. */
const graceMs = 3_000

export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { config, jobs, log } = parts
  const boss = new PgBoss({
    connectionString: config.databaseUrl,
    application_name: 'gatehouse-queue',
    max: connections,
    useListenNotify: true,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue met an error'))
  boss.on('warning', (warning) => log.warn({ warning }, 'the job queue warns'))
  await boss.start()
  await prepareQueues(boss, config.leaseSeconds)

  const work = (queue: QueueName, localConcurrency: number, one: (job: Job) => Promise<void>) =>
    boss.work(
      queue,
      // A job that waited for another of its key is found by polling: no notification tells of it.
      { localConcurrency, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
      async ([job]: Job[]) => {
        if (job !== undefined) await logged(log, queue, job, () => one(job))
      },
    )
  await work('apply', 4, (job) => runApplyJob(boss, jobs, job))
  await work('catalogue', 2, (job) => {
    const { accountId, region } = catalogueJob.parse(job.data)
    return jobs.readCatalogue(accountId, region)
  })
  await work('sweep', 1, async () => {
    await jobs.expireGrants()
    await jobs.requestStaleCatalogues()
  })
  await work('prune', 1, () => prune(parts.pool))
  await boss.schedule('prune', '17 * * * *')

  const relay = startRelay({ ...parts, boss })
  const sweeping = everySweep(config.sweepSeconds, boss, log)
  return {
    async stop() {
      clearInterval(sweeping)
      await relay.stop()
      await boss.stop({ graceful: true, timeout: graceMs })
    },
  }
}

/** Every worker asks; `singletonSeconds` lets one job into each slot, whoever was first. */
function everySweep(seconds: number, boss: PgBoss, log: Logger): NodeJS.Timeout {
  const ask = () => {
    boss.send('sweep', null, { singletonSeconds: seconds }).catch((error: unknown) => {
      log.warn({ err: error }, 'a sweep could not be asked for')
    })
  }
  ask()
  return setInterval(ask, seconds * 1000)
}

/** pg-boss keeps a failure with the job; the log is where people look. */
async function logged(
  log: Logger,
  queue: QueueName,
  job: Job,
  work: () => Promise<void>,
): Promise<void> {
  const { id, retryCount } = job
  const began = performance.now()
  try {
    await work()
    log.info({ queue, jobId: id, durationMs: Math.round(performance.now() - began) }, 'job done')
  } catch (error) {
    log.error({ queue, jobId: id, retryCount, err: error }, 'job failed')
    throw error
  }
}
