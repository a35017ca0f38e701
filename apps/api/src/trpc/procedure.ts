import { type Permission, permissionsOf } from '@gatehouse/contract/permissions'
import type { SignedIn } from '@gatehouse/governance/identity'
import type { Deed } from '@gatehouse/governance/kernel/actor'
import type { Result } from '@gatehouse/governance/kernel/result'
import {
  type AnyTRPCProcedure,
  initTRPC,
  type TRPCMutationProcedure,
  type TRPCQueryProcedure,
} from '@trpc/server'
import type { z } from 'zod'
import type { Doors } from '../doors.ts'
import type { Context } from './context.ts'
import { failureOf, Refused, wireError } from './failure.ts'
import { type Cost, costs } from './rate-limit.ts'

/** Written on every procedure; the tests compare it with the table of permissions. */
export interface Meta {
  readonly permission: Permission
  readonly input: z.ZodType
  readonly output: z.ZodType
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ error, ctx }) =>
      wireError(failureOf(error), ctx?.correlationId ?? 'before-context'),
  })

type Governed = AnyTRPCProcedure & { readonly meta: Meta }

/** The procedures of one slice; one that names no permission does not fit in. */
export function createSlice<Procedures extends Readonly<Record<string, Governed>>>(
  procedures: Procedures,
) {
  return t.router(procedures)
}

export const joinSlices = t.router

interface Spec<Input extends z.ZodType, Output extends z.ZodType> {
  /** Whoever lacks it is refused before the input is looked at. */
  readonly permission: Permission
  readonly input: Input
  readonly output: Output
  /** Default: `read` for a query, `write` for a mutation. */
  readonly cost?: Cost
}

/** What a procedure hands on: the doors of the slices and who acts. */
export interface Call extends Doors {
  readonly deed: Deed
  readonly signedIn: SignedIn
}

/** What may be handed out is not changed on the way, so a slice may answer with what is read-only. */
type Sent<Value> = Value extends readonly (infer Item)[]
  ? readonly Sent<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Sent<Value[Key]> }
    : Value

type Answer<Input extends z.ZodType, Output extends z.ZodType> = (
  call: Call,
  input: z.output<Input>,
) => Promise<Result<Sent<z.input<Output>>>>

interface Types<Input extends z.ZodType, Output extends z.ZodType> {
  readonly meta: Meta
  readonly input: z.input<Input>
  readonly output: z.output<Output>
}

// tRPC's own inference does not resolve for schemas that are still parameters, so the two builders
// below work on schemas of unknown type and say at the end what the schemas are: `Types`.

/** `query` and `mutation` are the only doors into the router, and neither opens without a permission. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  spec: Spec<Input, Output>,
  answer: Answer<Input, Output>,
): TRPCQueryProcedure<Types<Input, Output>> {
  const built = guarded(spec, 'read').query(async ({ ctx, input }) =>
    unwrap(await answer(ctx.call, input as z.output<Input>)),
  )
  return built as TRPCQueryProcedure<Types<Input, Output>>
}

/** Every mutation carries a key, by which the use case carries it out once (`kernel/once.ts`). */
export function mutation<
  Input extends z.ZodType<{ idempotencyKey: string }>,
  Output extends z.ZodType,
>(
  spec: Spec<Input, Output>,
  act: Answer<Input, Output>,
): TRPCMutationProcedure<Types<Input, Output>> {
  const built = guarded(spec, 'write').mutation(async ({ ctx, input }) => {
    const result = await act(ctx.call, input as z.output<Input>)
    if (!result.ok && result.error.code === 'request.in_progress') ctx.retryAfter(1)
    return unwrap(result)
  })
  return built as TRPCMutationProcedure<Types<Input, Output>>
}

function guarded(spec: Spec<z.ZodType, z.ZodType>, usualCost: Cost) {
  const { permission, cost = usualCost } = spec
  const asked = t.procedure
    .meta({ permission, input: spec.input, output: spec.output })
    .use(({ ctx, next }) => {
      const { signedIn, correlationId } = ctx
      if (signedIn === null) throw new Refused({ code: 'identity.signed_out' })
      const { actor } = signedIn
      if (!permissionsOf(actor.roles).has(permission)) {
        throw new Refused({ code: 'identity.forbidden' })
      }
      const wait = ctx.rateLimit.take(actor.personId, costs[cost])
      if (wait > 0) {
        ctx.retryAfter(wait)
        throw new Refused({ code: 'request.rate_limited' })
      }
      const call: Call = { ...ctx.doors, signedIn, deed: { actor, correlationId } }
      return next({ ctx: { call } })
    })
  // As functions: tRPC would ask a schema for a promise, and zod's compiled path is synchronous.
  return asked
    .input((input: unknown) => spec.input.parse(input))
    .output((output: unknown) => spec.output.parse(output))
}

function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value
  throw new Refused(result.error)
}
