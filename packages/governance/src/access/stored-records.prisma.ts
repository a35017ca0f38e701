import type { Prisma } from '@gatehouse/database/__generated__/client'
import type {
  AccountRecord,
  ApplyRunRecord,
  GrantRecord,
  GuardrailRecord,
  PrincipalRecord,
  ReadingRecord,
  RequestRecord,
} from './records.ts'

/** Rows as Prisma gives them → records. What is inside a JSON column was written by this slice. */
export function stored<Value>(json: unknown): Value {
  return json as Value
}

const name = { select: { id: true, name: true } } as const

export const requestParts = {
  requester: name,
  decidedBy: name,
  team: true,
  account: { select: { name: true } },
  grants: { select: { id: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.AccessRequestInclude

export function requestOf(
  row: Prisma.AccessRequestGetPayload<{ include: typeof requestParts }>,
): RequestRecord {
  const { decidedBy, decidedAt, decisionReason } = row
  return {
    id: row.id,
    number: row.number,
    requesterId: row.requesterId,
    requester: row.requester,
    team: teamOf(row.team),
    accountId: row.accountId,
    accountName: row.account.name,
    targets: stored(row.targets),
    regions: row.regions,
    channels: stored(row.channels),
    purpose: row.purpose,
    dataClass: stored(row.dataClass),
    callsPerDay: row.callsPerDay,
    durationDays: row.durationDays,
    ticket: row.ticket,
    state: stored(row.state),
    version: row.version,
    submittedAt: row.submittedAt,
    decision:
      decidedBy && decidedAt && decisionReason !== null
        ? { by: decidedBy, at: decidedAt, reason: decisionReason }
        : null,
    grantIds: row.grants.map(({ id }) => id),
  }
}

export const grantParts = {
  request: { select: { number: true } },
  team: true,
  account: { select: { name: true } },
  approvedBy: name,
} as const satisfies Prisma.GrantInclude

export function grantOf(row: Prisma.GrantGetPayload<{ include: typeof grantParts }>): GrantRecord {
  const { request, teamId: _, team, account, targetId: __, ...rest } = row
  return {
    ...rest,
    requestNumber: request.number,
    team: teamOf(team),
    accountName: account.name,
    target: stored(row.target),
    channels: stored(row.channels),
    touches: stored(row.touches),
    state: stored(row.state),
    proof: stored(row.proof),
  }
}

export function accountOf(row: Prisma.AwsAccountModel): AccountRecord {
  const { createdAt: _, environment, state, ...rest } = row
  return { ...rest, environment: stored(environment), state: stored(state) }
}

export const principalParts = {
  team: true,
  connectedBy: name,
} as const satisfies Prisma.PrincipalInclude

export function principalOf(
  row: Prisma.PrincipalGetPayload<{ include: typeof principalParts }>,
): PrincipalRecord {
  const { teamId: _, connectedById: __, team, ...rest } = row
  return { ...rest, team: teamOf(team) }
}

export function guardrailOf(row: Prisma.GuardrailAssignmentModel): GuardrailRecord {
  const { assignedAt: _, ...rest } = row
  return rest
}

export function readingOf(row: Prisma.CatalogueReadingModel): ReadingRecord {
  return { ...row, models: stored(row.models), profiles: stored(row.profiles) }
}

export const runParts = {
  team: true,
  account: { select: { name: true } },
  steps: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.ApplyRunInclude

export function runOf(
  row: Prisma.ApplyRunGetPayload<{ include: typeof runParts }>,
): ApplyRunRecord {
  const { teamId: _, team, account, steps, cause, state, ...rest } = row
  return {
    ...rest,
    team: teamOf(team),
    accountName: account.name,
    cause: stored(cause),
    state: stored(state),
    steps: steps.map(({ runId: __, ...step }) => ({
      ...step,
      kind: stored(step.kind),
      state: stored(step.state),
    })),
  }
}

export function teamOf(row: { id: string; nameEn: string; nameKo: string }) {
  return { id: row.id, name: { en: row.nameEn, ko: row.nameKo } }
}
