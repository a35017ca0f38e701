import type { Grant, GrantListInput, grantInput } from '@gatehouse/contract/access'
import type { Page } from '@gatehouse/contract/paging'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { findGrant, scopeOf } from './find-visible.ts'
import { presentGrant, surroundingsOf } from './present-grant.ts'

export async function listGrants(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: GrantListInput,
): Promise<Result<Page<Grant>>> {
  const page = await store.grants(scopeOf(reader), input)
  if (!page.ok) return page
  const { rows, nextCursor } = page.value
  const around = await surroundingsOf(store, rows)
  return ok({ rows: rows.map((grant) => presentGrant(reader, grant, around)), nextCursor })
}

export async function readGrant(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: z.infer<typeof grantInput>,
): Promise<Result<Grant>> {
  const found = await findGrant(store, reader, input.grantId)
  if (!found.ok) return found
  const around = await surroundingsOf(store, [found.value])
  return ok(presentGrant(reader, found.value, around))
}
