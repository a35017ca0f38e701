import type { SubmitRequestInput } from '@gatehouse/contract/access'
import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import type { PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import { modelsBehind } from './models-behind.ts'
import { blockedBecause, mayRequestFor } from './policy.ts'
import type { AccountRecord, ReadingRecord } from './records.ts'
import type { AccessReads } from './store-ports.ts'
import { touchesOf } from './touches.ts'

/** Whether the request could be carried out as asked; an approver is not asked for the impossible. */
export async function checkRequest(
  store: AccessReads,
  actor: PersonActor,
  input: SubmitRequestInput,
): Promise<Result<AccountRecord>> {
  const { teamId, accountId } = input
  if (!mayRequestFor(actor, teamId)) return fail({ code: 'access.not_team_member' })
  const account = await store.account(accountId)
  if (account === null) return fail({ code: 'access.not_found' })
  const strange = input.regions.find((region) => !account.regions.includes(region))
  if (strange !== undefined) {
    return fail({ code: 'access.region_not_connected', detail: strange })
  }
  const [principal] = await store.principals({ teamId, accountId })
  if (principal === undefined) return fail({ code: 'access.no_principal' })
  const channels = checkChannels(input, await store.guardrails({ teamId, accountId }))
  if (!channels.ok) return channels
  const targets = checkTargets(input, await store.readings(accountId), await store.now())
  if (!targets.ok) return targets
  if (!(await store.hasOtherDecider(actor.personId))) return fail({ code: 'access.no_approver' })
  return ok(account)
}

function checkChannels(
  { channels, targets }: SubmitRequestInput,
  guardrails: readonly unknown[],
): Result<void> {
  if (guardrails.length > 0 && channels.some((channel) => channel !== 'runtime')) {
    return fail({ code: 'access.guardrail_conflict' })
  }
  const profile = targets.findIndex(({ kind }) => kind === 'inference-profile')
  if (channels.includes('mantle') && profile >= 0) {
    return fail({
      code: 'access.model_blocked',
      fields: { [`targets.${profile}`]: 'bedrock-mantle knows no inference profiles.' },
    })
  }
  return ok(undefined)
}

function checkTargets(
  { targets, regions }: SubmitRequestInput,
  readings: readonly ReadingRecord[],
  now: Date,
): Result<void> {
  for (const [index, target] of targets.entries()) {
    for (const region of regions) {
      const reading = readings.find((candidate) => candidate.region === region)
      if (reading?.readAt == null) return fail({ code: 'access.catalogue_stale', detail: region })
      const problem = problemOf(target, reading, now)
      if (problem !== null) {
        const fields = { [`targets.${index}`]: problem.detail ?? problem.code }
        return fail({ ...problem, fields })
      }
    }
  }
  return ok(undefined)
}

function problemOf(target: ModelTarget, reading: ReadingRecord, now: Date) {
  const touches = touchesOf(target, reading.region, reading)
  if (!touches.ok) return touches.error
  const blocked = blockedBecause({
    models: modelsBehind(target, reading),
    isProfile: target.kind === 'inference-profile',
    hasPrincipal: true,
    now,
  })
  if (blocked.length === 0) return null
  const detail = `${target.id} in ${reading.region}: ${blocked.join(', ')}`
  return { code: 'access.model_blocked', detail } as const
}
