import { type Failure, ok, type Result } from '../../kernel/result.ts'
import { isPassing } from '../passing-failures.ts'
import type { GrantRecord } from '../records.ts'
import { RequestIds } from '../request-ids.ts'
import { sayFailure } from '../say-failure.ts'
import {
  type ApplyPorts,
  type ApplyStep,
  type ApplyWork,
  done,
  failedInPart,
  skipped,
} from './work.ts'

/**
 * Makes the Marketplace agreement where a model needs one, and asks for the use-case form. What is
 * missing for one grant must not keep another one from being taken away, so nothing here stops
 * the run: the grant alone is left out.
 */
export const agreement: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  const told = new Map<string, string>()
  for (const grant of work.live) {
    if (grant.state === 'effective') continue
    for (const { region, modelId } of modelsOf(grant)) {
      const key = `${modelId} ${region}`
      if (told.has(key)) continue
      const enabled = await enable(ports, work, region, modelId, ids)
      if (enabled.ok) {
        told.set(key, `${modelId}: ${enabled.value}`)
        continue
      }
      const into = isPassing(enabled.error.code) ? findings.waiting : findings.blocked
      into.set(grant.id, enabled.error)
      break
    }
  }
  const problems = [...findings.blocked.values(), ...findings.waiting.values()]
  if (problems.length > 0) return failedInPart(problems.map(sayFailure).join(' '), ids.all())
  if (told.size === 0) return skipped('No grant asks for anything new.')
  return done([...new Set(told.values())].join('; '), ids.all())
}

async function enable(
  ports: ApplyPorts,
  work: ApplyWork,
  region: string,
  modelId: string,
  ids: RequestIds,
): Promise<Result<string>> {
  const form = await requireUseCaseForm(ports, work, region, modelId, ids)
  if (form !== null) return { ok: false, error: form }
  const agreed = await ports.enablement.ensureAgreement(work.access, region, modelId)
  if (!agreed.ok) return agreed
  ids.add(agreed.value.awsRequestIds)
  if (agreed.value.value === 'created') {
    const recorded = await recordAgreement(ports, work, region, modelId, agreed.value.awsRequestIds)
    if (!recorded.ok) return recorded
  }
  return ok(words[agreed.value.value])
}

const words = {
  'not-needed': 'needs no agreement',
  present: 'the agreement stands',
  created: 'the agreement was made',
  pending: 'the agreement is being settled by AWS, up to 15 minutes; calls may succeed meanwhile',
} as const

/** Anthropic alone asks for it, once an account (Bedrock user guide, model-access; read 2026-11). */
async function requireUseCaseForm(
  ports: ApplyPorts,
  work: ApplyWork,
  region: string,
  modelId: string,
  ids: RequestIds,
): Promise<Failure | null> {
  if (!modelId.startsWith('anthropic.') || work.account.hasUseCaseForm === true) return null
  const filed = await ports.enablement.hasUseCaseForm(work.access, region)
  if (!filed.ok) return filed.error
  ids.add(filed.value.awsRequestIds)
  return filed.value.value ? null : { code: 'access.use_case_missing', detail: modelId }
}

async function recordAgreement(
  ports: ApplyPorts,
  { run }: ApplyWork,
  region: string,
  modelId: string,
  awsRequestIds: readonly string[],
): Promise<Result<void>> {
  return ports.store.commit({
    actor: { kind: 'system' },
    correlationId: run.correlationId,
    change: { kind: 'agreement-created', accountId: run.accountId, region, modelId },
    audit: [
      {
        action: 'access.model.agreement_created',
        subjectType: 'model',
        subjectId: modelId,
        teamId: run.team.id,
        accountId: run.accountId,
        after: { region },
        awsRequestIds,
      },
    ],
    events: [],
  })
}

/** The models behind a grant, each with the Region from which it is called. */
function modelsOf(grant: GrantRecord): readonly { region: string; modelId: string }[] {
  return grant.touches.flatMap(({ region, modelArns }) => {
    const modelIds = new Set(modelArns.map((arn) => arn.slice(arn.indexOf('/') + 1)))
    return [...modelIds].map((modelId) => ({ region, modelId }))
  })
}
