import { applyStepKinds } from '@gatehouse/contract/access'
import { type Failure, ok, type Result } from '../kernel/result.ts'
import { finishRun } from './apply-finish.ts'
import type { ApplyOutcome } from './apply-outcomes.ts'
import { agreement } from './apply-steps/agreement.ts'
import { attach } from './apply-steps/attach.ts'
import { compile } from './apply-steps/compile.ts'
import { probe } from './apply-steps/probe.ts'
import { prune } from './apply-steps/prune.ts'
import { readBack } from './apply-steps/read-back.ts'
import { simulate } from './apply-steps/simulate.ts'
import { validate } from './apply-steps/validate.ts'
import { type ApplyPorts, type ApplyStep, Findings, loadWork } from './apply-steps/work.ts'
import { write } from './apply-steps/write.ts'
import { isPassing } from './passing-failures.ts'
import type { ApplyRunRecord } from './records.ts'
import { chanceOf, mostAttempts, retryDelayMs } from './retry-delay.ts'
import { sayFailure } from './say-failure.ts'

const steps: Readonly<Record<Exclude<(typeof applyStepKinds)[number], 'record'>, ApplyStep>> = {
  agreement,
  compile,
  validate,
  write,
  attach,
  prune,
  'read-back': readBack,
  simulate,
  probe,
}
const recordPosition = applyStepKinds.indexOf('record')
const busyDelayMs = 2_000

/**
 * Brings IAM to what is granted, for one team in one account. Each attempt goes through all steps:
 * every one looks before it writes, so that an attempt after a crash repeats reads and no write.
 */
export async function applyRun(ports: ApplyPorts, applyRunId: string): Promise<ApplyOutcome> {
  const claim = await ports.runs.claim(applyRunId)
  if (claim.outcome === 'finished') return { outcome: 'done' }
  if (claim.outcome === 'busy') return retryIn(ports, busyDelayMs)
  const { run } = claim
  if (!(await ports.runs.planSteps(run.id, run.epoch, applyStepKinds))) {
    return { outcome: 'lost-claim' }
  }
  const work = await loadWork(ports, run)
  if (!work.ok) return finishRun(ports, run, null, new Findings(), work.error)

  const findings = new Findings()
  const stopped = await runSteps(ports, run, (step) => step(ports, work.value, findings))
  if (!stopped.ok) return { outcome: 'lost-claim' }
  const failure = stopped.value ?? waitingFailure(findings)
  if (failure !== null && isPassing(failure.code) && run.attempts < mostAttempts) {
    return postpone(ports, run, failure)
  }
  if (!(await ports.runs.startStep(run.id, run.epoch, recordPosition))) {
    return { outcome: 'lost-claim' }
  }
  return finishRun(ports, run, work.value, findings, stopped.value)
}

/** The failure that ended the steps early, if one did. */
async function runSteps(
  ports: ApplyPorts,
  run: ApplyRunRecord,
  take: (step: ApplyStep) => ReturnType<ApplyStep>,
): Promise<Result<Failure | null, 'lost'>> {
  for (const [position, kind] of applyStepKinds.entries()) {
    if (kind === 'record') break
    if (!(await ports.runs.startStep(run.id, run.epoch, position))) return lost
    const taken = await take(steps[kind])
    const end = taken.ok
      ? { ...taken.value, memo: null }
      : {
          state: 'failed' as const,
          awsRequestIds: taken.error.awsRequestId === undefined ? [] : [taken.error.awsRequestId],
          detail: sayFailure(taken.error),
          memo: null,
        }
    if (!(await ports.runs.endStep(run.id, run.epoch, position, end))) return lost
    if (!taken.ok) return ok(taken.error)
  }
  return ok(null)
}

const lost = { ok: false, error: 'lost' } as const

function waitingFailure(findings: Findings): Failure | null {
  return [...findings.waiting.values()][0] ?? null
}

async function postpone(
  ports: ApplyPorts,
  run: ApplyRunRecord,
  failure: Failure,
): Promise<ApplyOutcome> {
  const delayMs = retryDelayMs(run.attempts, chanceOf(ports.randomness.hex(4)))
  const retry = retryIn(ports, delayMs)
  const later = { nextAttemptAt: retry.at, failure: sayFailure(failure) }
  const isKept = await ports.runs.postpone(run.id, run.epoch, later)
  return isKept ? retry : { outcome: 'lost-claim' }
}

function retryIn(ports: ApplyPorts, delayMs: number) {
  return { outcome: 'retry', at: new Date(ports.clock.now().getTime() + delayMs) } as const
}
