import { randomUUID } from 'node:crypto'
import type { ConsoleClient } from './console-client.ts'
import { poll } from './poll.ts'
import type { Wish } from './wishes.ts'

/** Asks for a model as a member of the team, and lets an administrator decide as the wish says. */
export async function carryOut(
  wish: Wish,
  requester: ConsoleClient,
  administrator: ConsoleClient,
): Promise<void> {
  const { target, region } = await findTarget(wish, requester)
  const request = await requester.access.submitRequest.mutate({
    idempotencyKey: randomUUID(),
    teamId: wish.team,
    accountId: wish.accountId,
    targets: [target],
    regions: [region],
    purpose: wish.purpose,
    dataClass: wish.dataClass,
    callsPerDay: wish.callsPerDay,
    durationDays: wish.durationDays,
    ...(wish.ticket === undefined ? {} : { ticket: wish.ticket }),
  })
  const decision = { idempotencyKey: randomUUID(), requestId: request.id, version: request.version }
  if (wish.outcome === 'pending') return
  if (wish.outcome === 'withdrawn') {
    await requester.access.withdrawRequest.mutate(decision)
    return
  }
  const reason = wish.reason ?? ''
  if (wish.outcome === 'rejected') {
    await administrator.access.rejectRequest.mutate({ ...decision, reason })
    return
  }
  const { contributionHash } = await administrator.access.previewApproval.query({
    requestId: request.id,
  })
  await administrator.access.approveRequest.mutate({ ...decision, reason, contributionHash })
  await untilEffective(request.id, request.number, administrator)
}

/** The first target of the wish that the catalogue says can be asked for. */
async function findTarget(wish: Wish, requester: ConsoleClient) {
  const { entries } = await requester.access.catalogue.query({
    accountId: wish.accountId,
    teamId: wish.team,
  })
  for (const beginning of wish.targets) {
    for (const { target, regions, state } of entries) {
      const isMeant = target.kind === wish.kind && target.id.startsWith(beginning)
      const region = wish.regions.find((wanted) => regions.includes(wanted))
      if (isMeant && state === 'requestable' && region !== undefined) return { target, region }
    }
  }
  throw new Error(`${wish.team} finds none of ${wish.targets.join(', ')} in the catalogue.`)
}

async function untilEffective(
  requestId: string,
  number: number,
  administrator: ConsoleClient,
): Promise<void> {
  await poll(`what R-${number} grants is effective`, async () => {
    const { rows } = await administrator.access.grants.query({ requestId })
    const failed = rows.find(({ state }) => state === 'failed')
    if (failed !== undefined) throw new Error(`R-${number}: ${failed.failure ?? 'failed'}`)
    return rows.length > 0 && rows.every(({ state }) => state === 'effective') ? true : undefined
  })
}
