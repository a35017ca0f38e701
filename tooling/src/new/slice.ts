import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Name } from './names.ts'
import type { Files } from './write-files.ts'

/** The files of an empty slice, in the shape that every slice has (docs/architecture.md). */
export function sliceFiles(slice: Name): Files {
  const folder = `packages/governance/src/${slice.kebab}`
  return {
    [`packages/contract/src/${slice.kebab}.ts`]: `import { z } from 'zod'
import { pageInput, pageOf } from './paging.ts'

export const ${slice.camel}States = ['open', 'closed'] as const
export const ${slice.camel}State = z.enum(${slice.camel}States)
export type ${slice.pascal}State = z.infer<typeof ${slice.camel}State>

export const ${slice.camel}Item = z.object({
  id: z.uuid(),
  state: ${slice.camel}State,
  changedAt: z.iso.datetime(),
})
export type ${slice.pascal}Item = z.infer<typeof ${slice.camel}Item>

/** \`${slice.camel}.list\`: newest first. */
export const ${slice.camel}ListInput = pageInput.extend({
  state: z.array(${slice.camel}State).optional(),
})
export type ${slice.pascal}ListInput = z.infer<typeof ${slice.camel}ListInput>
export const ${slice.camel}Page = pageOf(${slice.camel}Item)
`,
    [`${folder}/model.ts`]: `import type { ${slice.pascal}State } from '@gatehouse/contract/${slice.kebab}'

/** Marked pure: the states, and the moves between them. */
const next: Readonly<Record<${slice.pascal}State, readonly ${slice.pascal}State[]>> = {
  open: ['closed'],
  closed: [],
}

export function mayMove(from: ${slice.pascal}State, to: ${slice.pascal}State): boolean {
  return next[from].includes(to)
}
`,
    [`${folder}/model.test.ts`]: `import { expect, test } from 'vitest'
import { mayMove } from './model.ts'

test.each([
  ['open', 'closed', true],
  ['closed', 'open', false],
] as const)('%s to %s: %s', (from, to, expected) => {
  expect(mayMove(from, to)).toBe(expected)
})
`,
    [`${folder}/policy.ts`]: `import type { PersonActor } from '../kernel/actor.ts'

/** Marked pure: who may see and do what, beyond what their role permits. */
export function mayRead(actor: PersonActor, teamId: string): boolean {
  return actor.roles.includes('administrator') || actor.teamIds.includes(teamId)
}
`,
    [`${folder}/ports.ts`]: `import type { ${slice.pascal}Item, ${slice.pascal}ListInput } from '@gatehouse/contract/${slice.kebab}'
import type { Page } from '@gatehouse/contract/paging'
import type { Result } from '../kernel/result.ts'

/** What the use cases need, no wider. */
export interface ${slice.pascal}Store {
  /** Newest first. A cursor that is none fails with \`request.malformed\`. */
  list(input: ${slice.pascal}ListInput): Promise<Result<Page<${slice.pascal}Item>>>
}
`,
    [`${folder}/permissions.ts`]: `/** The IAM actions that this slice calls; infra builds roles from them. */
export const ${slice.camel}Permissions: readonly string[] = []
`,
    [`${folder}/index.ts`]: `import type { ${slice.pascal}Item, ${slice.pascal}ListInput } from '@gatehouse/contract/${slice.kebab}'
import type { Page } from '@gatehouse/contract/paging'
import type { Result } from '../kernel/result.ts'
import type { ${slice.pascal}Store } from './ports.ts'

export type { ${slice.pascal}Store } from './ports.ts'

/** The slice's door. The edge has checked the permission. */
export interface ${slice.pascal} {
  list(input: ${slice.pascal}ListInput): Promise<Result<Page<${slice.pascal}Item>>>
}

export function create${slice.pascal}(ports: { readonly store: ${slice.pascal}Store }): ${slice.pascal} {
  return { list: (input) => ports.store.list(input) }
}
`,
    [`apps/api/src/routers/${slice.kebab}.ts`]: `import { createSlice } from '../trpc/procedure.ts'

export const ${slice.camel}Router = createSlice({})
`,
  }
}

/** Opens the slice's door to the other packages. */
export async function exportSlice(root: string, slice: Name): Promise<void> {
  const file = join(root, 'packages/governance/package.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { exports: Record<string, string> }
  manifest.exports[`./${slice.kebab}`] = `./src/${slice.kebab}/index.ts`
  manifest.exports[`./${slice.kebab}/permissions`] = `./src/${slice.kebab}/permissions.ts`
  await writeFile(file, `${JSON.stringify(manifest, null, 2)}\n`)
}

/** What a generator cannot know: the words and the rights. */
export function nextSteps(slice: Name): string {
  return `
Still yours to decide, in this order:
  packages/contract/src/permissions.ts     who may ${slice.camel}.…
  packages/contract/src/errors.ts          what can go wrong, as ${slice.camel}.…
  packages/database/prisma/schema/${slice.kebab}.prisma, and ${slice.camel}-store.prisma.ts beside the use cases
  apps/api/src/doors.ts, compose.ts, router.ts   open the door
  apps/console/src/features/${slice.kebab}/     pages, and their words in locales/en and locales/ko
  e2e/journeys/                            somebody who uses it
`
}
