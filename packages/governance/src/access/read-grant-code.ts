import type { grantCode, grantInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { fail, ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { findGrant } from './find-visible.ts'
import { codeFor } from './grant-code.ts'
import type { GrantRecord } from './records.ts'
import type { AccessReads } from './store-ports.ts'

/** Code for every Region of the grant, with the role and the guardrail that its policy demands. */
export async function readGrantCode(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: z.infer<typeof grantInput>,
): Promise<Result<z.output<typeof grantCode>>> {
  const found = await findGrant(store, reader, input.grantId)
  if (!found.ok) return found
  const grant = found.value
  const where = { teamId: grant.team.id, accountId: grant.accountId }
  const [[principal], guardrails, isEmbedding] = await Promise.all([
    store.principals(where),
    store.guardrails(where),
    answersWithEmbeddings(store, grant),
  ])
  if (principal === undefined) return fail({ code: 'access.no_principal' })
  const { target, regions } = grant
  const { roleArn } = principal
  return ok({ samples: [...codeFor({ target, regions, roleArn, guardrails, isEmbedding })] })
}

/** By the last reading of the grant's own Regions; a profile answers as the model behind it does. */
async function answersWithEmbeddings(
  store: Pick<AccessReads, 'readings'>,
  grant: GrantRecord,
): Promise<boolean> {
  const touched = new Set(grant.touches.flatMap(({ modelArns }) => modelArns))
  const readings = await store.readings(grant.accountId)
  return readings.some(({ models }) =>
    models.some(
      ({ modelArn, outputModalities }) =>
        touched.has(modelArn) && outputModalities.includes('EMBEDDING'),
    ),
  )
}
