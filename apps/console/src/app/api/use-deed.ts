import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { type Failure, failureOf } from './failure.ts'

interface MutationOptions<Input, Output> {
  readonly mutationKey: readonly unknown[]
  readonly mutationFn?: (input: Input, context: never) => Promise<Output>
}

interface DeedCallbacks<Output> {
  readonly onDone?: (output: Output) => void
}

interface Deed<Input> {
  readonly run: (input: Input) => void
  readonly isRunning: boolean
  readonly failure: Failure | null
  /** Forgets the failure; what is sent next is a new deed. */
  readonly reset: () => void
}

/**
 * A write. It carries an idempotency key that stays the same while the same input is sent again
 * after a failure, and changes as soon as the input does or the deed has succeeded.
 *
 * `const approve = useDeed(trpc.access.approveRequest.mutationOptions(), { onDone })`
 */
export function useDeed<Input extends { idempotencyKey: string }, Output>(
  options: MutationOptions<Input, Output>,
  { onDone }: DeedCallbacks<Output> = {},
): Deed<Omit<Input, 'idempotencyKey'>> {
  const key = useRef<{ readonly of: string; readonly value: string } | null>(null)
  const { mutate, reset, isPending, error } = useMutation<Output, Error, Input>(
    options as Parameters<typeof useMutation<Output, Error, Input>>[0],
  )
  return {
    run: (input) => {
      const of = JSON.stringify(input)
      if (key.current?.of !== of) key.current = { of, value: crypto.randomUUID() }
      mutate({ ...input, idempotencyKey: key.current.value } as Input, {
        onSuccess: (output) => {
          key.current = null
          onDone?.(output)
        },
      })
    },
    isRunning: isPending,
    failure: error === null ? null : failureOf(error),
    reset: () => {
      key.current = null
      reset()
    },
  }
}
