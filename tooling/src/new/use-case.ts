import type { Name } from './names.ts'
import type { Files } from './write-files.ts'

/** One use case: a file of its name with the ports it needs, and its test beside it. */
export function useCaseFiles(slice: Name, useCase: Name): Files {
  const folder = `packages/governance/src/${slice.kebab}`
  return {
    [`${folder}/${useCase.kebab}.ts`]: `import type { Deed } from '../kernel/actor.ts'
import type { Clock } from '../kernel/environment.ts'
import { ok, type Result } from '../kernel/result.ts'

export interface ${useCase.pascal}Ports {
  readonly clock: Clock
}

export interface ${useCase.pascal}Input {
  readonly id: string
}

export interface ${useCase.pascal}Output {
  readonly id: string
  readonly at: Date
}

/** Who may ${useCase.words}, what it changes, and what can stand in the way. */
export async function ${useCase.camel}(
  ports: ${useCase.pascal}Ports,
  _deed: Deed,
  input: ${useCase.pascal}Input,
): Promise<Result<${useCase.pascal}Output>> {
  return ok({ id: input.id, at: ports.clock.now() })
}
`,
    [`${folder}/${useCase.kebab}.test.ts`]: `import { expect, test } from 'vitest'
import type { Deed } from '../kernel/actor.ts'
import { ${useCase.camel} } from './${useCase.kebab}.ts'

const now = new Date('2026-01-05T09:00:00Z')
const deed: Deed = {
  actor: { kind: 'person', personId: 'p1', name: '김지우', roles: ['requester'], teamIds: [] },
  correlationId: 'c1',
}

test('${useCase.words}', async () => {
  const result = await ${useCase.camel}({ clock: { now: () => now } }, deed, { id: 'x1' })
  expect(result).toEqual({ ok: true, value: { id: 'x1', at: now } })
})
`,
  }
}
