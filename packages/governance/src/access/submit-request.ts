import type { AccessRequest, SubmitRequestInput } from '@gatehouse/contract/access'
import { sameTarget } from '@gatehouse/contract/access-catalogue'
import type { Deed } from '../kernel/actor.ts'
import { askOf } from '../kernel/once.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { checkRequest } from './check-request.ts'
import { presentRequest } from './present-request.ts'

/** A member of a team asks for models in an account. */
export function submitRequest(
  ports: Pick<AccessPorts, 'once' | 'ids'>,
  deed: Deed,
  input: SubmitRequestInput,
): Promise<Result<AccessRequest>> {
  const { actor, correlationId } = deed
  return ports.once.inTransaction(askOf(deed, 'access.submitRequest', input), async (store) => {
    const checked = await checkRequest(store, actor, input)
    if (!checked.ok) return checked
    const { idempotencyKey: _, ticket = null, ...asked } = input
    const id = ports.ids.next()
    const request = {
      ...asked,
      id,
      ticket,
      requesterId: actor.personId,
      // Asked for twice in one form is asked for once.
      targets: asked.targets.filter(
        (target, index) => asked.targets.findIndex((other) => sameTarget(target, other)) === index,
      ),
      regions: [...new Set(asked.regions)],
      channels: [...new Set(asked.channels)],
    }
    const { teamId, accountId } = request
    const committed = await store.commit({
      actor,
      correlationId,
      change: { kind: 'request-submitted', request },
      audit: [
        {
          action: 'access.request.submitted',
          subjectType: 'request',
          subjectId: id,
          teamId,
          accountId,
          after: {
            state: 'pending',
            targets: request.targets,
            regions: request.regions,
            channels: request.channels,
            dataClass: request.dataClass,
            durationDays: request.durationDays,
          },
        },
      ],
      events: [{ type: 'live', event: { type: 'request.changed', id, teamId } }],
    })
    if (!committed.ok) return committed
    const submitted = await store.request(id)
    return submitted === null
      ? fail({ code: 'access.not_found' })
      : ok(presentRequest(actor, submitted))
  })
}
