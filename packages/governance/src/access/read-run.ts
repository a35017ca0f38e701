import type { ApplyRun, applyRunInput } from '@gatehouse/contract/access'
import type { z } from 'zod'
import type { PersonActor } from '../kernel/actor.ts'
import { ok, type Result } from '../kernel/result.ts'
import type { AccessPorts } from './access-ports.ts'
import { visible } from './find-visible.ts'
import { presentRun } from './present-run.ts'

export async function readRun(
  { store }: Pick<AccessPorts, 'store'>,
  reader: PersonActor,
  input: z.infer<typeof applyRunInput>,
): Promise<Result<ApplyRun>> {
  const found = visible(reader, await store.applyRun(input.applyRunId))
  return found.ok ? ok(presentRun(found.value)) : found
}
