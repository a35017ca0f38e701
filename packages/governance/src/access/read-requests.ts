import type { AccessRequest, RequestListInput, requestInput } from '@gatehouse/contract/access'
import type { Page } from '@gatehouse/contract/paging'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { findRequest, scopeOf } from './find-visible.ts'
import { presentRequest } from './present-request.ts'

export async function listRequests(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: RequestListInput,
): Promise<Result<Page<AccessRequest>>> {
  const page = await store.requests(scopeOf(reader), reader.personId, input)
  if (!page.ok) return page
  const { rows, nextCursor } = page.value
  return ok({ rows: rows.map((request) => presentRequest(reader, request)), nextCursor })
}

export async function readRequest(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: z.infer<typeof requestInput>,
): Promise<Result<AccessRequest>> {
  const found = await findRequest(store, reader, input.requestId)
  return found.ok ? ok(presentRequest(reader, found.value)) : found
}
