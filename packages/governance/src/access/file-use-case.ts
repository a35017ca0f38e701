import type { Account } from '@gatehouse/contract/access-accounts'
import type { fileUseCaseInput, UseCaseForm } from '@gatehouse/contract/access-catalogue'
import type { z } from 'zod'
import type { Deed } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { accountAccess } from './account-access.ts'
import { presentAccount } from './present-account.ts'

/** Bedrock API reference, PutUseCaseForModelAccess: formData is 10 to 16,384 bytes. */
const mostFormBytes = 16_384

/** Files the one-time form that some providers ask for; filing it again replaces it. */
export function fileUseCase(
  ports: Pick<AccessPorts, 'once' | 'store' | 'enablement'>,
  { actor, correlationId }: Deed,
  input: z.infer<typeof fileUseCaseInput>,
): Promise<Result<Account>> {
  const ask = {
    personId: actor.personId,
    procedure: 'access.fileUseCase',
    key: input.idempotencyKey,
    input,
  }
  return ports.once.around(ask, async () => {
    const account = await ports.store.account(input.accountId)
    if (account === null) return fail({ code: 'access.not_found' })
    const [region] = account.regions
    if (region === undefined) return fail({ code: 'access.region_not_connected' })
    if (bytesOf(input.form) > mostFormBytes) {
      return fail({
        code: 'request.malformed',
        fields: { 'form.useCases': 'The form is longer than the 16 kB that AWS accepts.' },
      })
    }
    const filed = await ports.enablement.fileUseCaseForm(accountAccess(account), region, input.form)
    if (!filed.ok) return filed
    const { accountId } = account
    const committed = await ports.store.commit({
      actor,
      correlationId,
      change: { kind: 'use-case-filed', accountId },
      audit: [
        {
          action: 'access.model.use_case_filed',
          subjectType: 'account',
          subjectId: accountId,
          accountId,
          before: { hasUseCaseForm: account.hasUseCaseForm },
          after: { hasUseCaseForm: true, region, form: input.form },
          awsRequestIds: filed.value.awsRequestIds,
        },
      ],
      events: [{ type: 'live', event: { type: 'account.changed', id: accountId, teamId: null } }],
    })
    if (!committed.ok) return committed
    const now = await ports.store.account(accountId)
    return now === null ? fail({ code: 'access.not_found' }) : ok(presentAccount(actor, now))
  })
}

/** Korean takes three bytes a character, so the contract's limit of characters is not enough. */
function bytesOf(form: UseCaseForm): number {
  const structure = 160
  return structure + new TextEncoder().encode(JSON.stringify(form)).length
}
