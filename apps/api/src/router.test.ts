import { permissions } from '@gatehouse/contract/permissions'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { initTRPC } from '@trpc/server'
import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { expectedPermissions, procedures } from './procedures.testing.ts'
import type { AppRouter } from './router.ts'
import { createSlice, mutation, query } from './trpc/procedure.ts'

test('the router holds the procedures of the table and asks for the permissions of the table', () => {
  const actual = Object.fromEntries(procedures.map(({ path, meta }) => [path, meta.permission]))
  expect(actual).toEqual(expectedPermissions)
})

test('every procedure names a permission that exists, and checks its input and its output', () => {
  for (const { path, meta } of procedures) {
    expect(permissions, path).toContain(meta.permission)
    expect(meta.input, path).toBeInstanceOf(z.ZodType)
    expect(meta.output, path).toBeInstanceOf(z.ZodType)
  }
})

test('the console infers inputs and outputs from the type alone', () => {
  type Inputs = inferRouterInputs<AppRouter>
  type Outputs = inferRouterOutputs<AppRouter>
  expectTypeOf<Inputs['identity']['me']>().toEqualTypeOf<void>()
  expectTypeOf<Inputs['access']['request']>().toEqualTypeOf<{ requestId: string }>()
  expectTypeOf<Outputs['access']['request']['state']>().toEqualTypeOf<
    'pending' | 'approved' | 'rejected' | 'withdrawn'
  >()
  expectTypeOf<Outputs['access']['needsYou']['counts']['failedGrants']>().toEqualTypeOf<number>()
})

// What follows never runs: it has to be refused by the compiler, or the line above each is an error.
export function doesNotCompile(): unknown[] {
  const input = z.strictObject({ id: z.string() })
  const output = z.string()
  const answer = async () => ({ ok: true as const, value: '' })
  const withKey = z.strictObject({ idempotencyKey: z.uuid() })
  const t = initTRPC.create()
  return [
    // @ts-expect-error a procedure names its permission
    query({ input, output }, answer),
    // @ts-expect-error a permission is one of the table
    query({ permission: 'access.everything', input, output }, answer),
    // @ts-expect-error a procedure names what it takes
    query({ permission: 'audit.read', output }, answer),
    // @ts-expect-error a procedure names what it gives
    query({ permission: 'audit.read', input }, answer),
    // @ts-expect-error a mutation can be repeated without harm: it has an idempotency key
    mutation({ permission: 'audit.read', input, output }, answer),
    // @ts-expect-error the answer is what was promised
    query({ permission: 'audit.read', input, output: z.number() }, answer),
    // @ts-expect-error a procedure that was not built by `query` or `mutation` names no permission
    createSlice({ loose: t.procedure.query(() => 'x') }),
    createSlice({
      right: query({ permission: 'audit.read', input, output }, answer),
      alsoRight: mutation({ permission: 'audit.read', input: withKey, output }, answer),
    }),
  ]
}
