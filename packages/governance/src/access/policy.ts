import type { whyNot } from '@gatehouse/contract/access'
import type { CatalogueEntry } from '@gatehouse/contract/access-catalogue'
import { permissionsOf } from '@gatehouse/contract/permissions'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import type { CatalogueModel } from './ports.ts'

/** Marked pure: who may ask, decide and see. */

export type WhyNot = z.infer<typeof whyNot>

interface RequestFacts {
  readonly requesterId: string
  readonly state: 'pending' | 'approved' | 'rejected' | 'withdrawn'
}

/** `null`: may decide. Nobody decides a request of their own, whatever their roles. */
export function whyNotDecide(actor: PersonActor, request: RequestFacts): WhyNot | null {
  if (!permissionsOf(actor.roles).has('access.request.decide')) return 'not-permitted'
  if (request.requesterId === actor.personId) return 'own-request'
  return request.state === 'pending' ? null : 'not-pending'
}

export function whyNotWithdraw(actor: PersonActor, request: RequestFacts): WhyNot | null {
  if (request.requesterId !== actor.personId) return 'not-requester'
  return request.state === 'pending' ? null : 'not-pending'
}

/** Requesters see their own teams; administrators, reviewers and managers see every team. */
export function maySeeTeam(actor: PersonActor, teamId: string): boolean {
  return seesAllTeams(actor) || actor.teamIds.includes(teamId)
}

export function seesAllTeams(actor: PersonActor): boolean {
  return actor.roles.some((role) => role !== 'requester')
}

export function mayRequestFor(actor: PersonActor, teamId: string): boolean {
  return permissionsOf(actor.roles).has('access.request.submit') && actor.teamIds.includes(teamId)
}

/** A member of the team that holds the grant, or an administrator, may make the test call. */
export function mayTest(actor: PersonActor, teamId: string): boolean {
  return (
    permissionsOf(actor.roles).has('access.grant.test') &&
    (actor.roles.includes('administrator') || actor.teamIds.includes(teamId))
  )
}

const msPerDay = 86_400_000

/**
 * End of the UTC day `durationDays` after the approval. Whole days let the statements of one day
 * share a condition, and keep the hash that the approver signs stable while they read.
 */
export function expiresAt(approvedAt: Date, durationDays: number): Date {
  const day = Math.floor(approvedAt.getTime() / msPerDay)
  return new Date((day + durationDays + 1) * msPerDay)
}

/**
 * What stands between a grant and the first answer. Anthropic models ask for the one-time use-case
 * form (Bedrock user guide, model-access; read 2026-11).
 */
export function needsOf(
  model: Pick<CatalogueModel, 'provider' | 'availability'>,
  hasUseCaseForm: boolean | null,
): CatalogueEntry['needs'] {
  const needs: CatalogueEntry['needs'] = []
  if (model.availability.agreement !== 'AVAILABLE') needs.push('marketplace-agreement')
  if (model.provider === 'Anthropic' && hasUseCaseForm !== true) needs.push('use-case-form')
  return needs
}

/** Why a target cannot be asked for at all; empty = it can. */
export function blockedBecause(facts: {
  /** The models behind the target: one, or one per destination of a profile. */
  readonly models: readonly Pick<CatalogueModel, 'lifecycle' | 'availability' | 'inferenceTypes'>[]
  readonly isProfile: boolean
  readonly hasPrincipal: boolean
  readonly now: Date
}): CatalogueEntry['blockedBecause'] {
  const reasons = new Set<CatalogueEntry['blockedBecause'][number]>()
  for (const model of facts.models) {
    const { endOfLifeAt } = model.lifecycle
    if (endOfLifeAt !== null && new Date(endOfLifeAt) <= facts.now) reasons.add('end-of-life')
    if (model.availability.authorization !== 'AUTHORIZED') reasons.add('not-authorized')
    if (model.availability.region !== 'AVAILABLE') reasons.add('not-available-in-region')
    if (model.availability.entitlement !== 'AVAILABLE') reasons.add('not-entitled')
    if (!facts.isProfile && !model.inferenceTypes.includes('ON_DEMAND')) {
      reasons.add('on-demand-not-supported')
    }
  }
  if (!facts.hasPrincipal) reasons.add('no-principal')
  return [...reasons]
}

/** One word for the catalogue's state column: what is held comes before what is asked for. */
export function catalogueState(facts: {
  readonly isHeld: boolean
  readonly isRequested: boolean
  readonly blockedBecause: CatalogueEntry['blockedBecause']
}): CatalogueEntry['state'] {
  if (facts.isHeld) return 'held'
  if (facts.isRequested) return 'requested'
  return facts.blockedBecause.length > 0 ? 'blocked' : 'requestable'
}
