import { once } from 'node:events'
import { Explained, explain } from './explained.ts'
import { type Stack, startStack } from './stack.ts'
import { openStateFolder, statePath } from './state-folder.ts'

export interface RunOptions {
  readonly port: number
  readonly isReloading: boolean
  readonly origin?: string
  /** Started last and stopped first; `address` is what people open. */
  readonly finish?: (stack: Stack, running: AsyncDisposableStack) => Promise<void>
  readonly ready: (stack: Stack) => string
}

/** Starts everything, waits for Ctrl-C, stops everything; the exit code says whether it went well. */
export async function run(options: () => RunOptions): Promise<number> {
  forgetAwsOfThisMachine()
  const running = new AsyncDisposableStack()
  const { promise: trouble, reject: onTrouble } = Promise.withResolvers<never>()
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  try {
    const { finish, ready, ...parts } = options()
    const state = await openStateFolder(statePath(), running)
    const starting = startStack(
      {
        state,
        ...parts,
        onTrouble: (sentence) => onTrouble(new Explained(sentence)),
      },
      running,
    ).then(async (stack) => {
      await finish?.(stack, running)
      process.stdout.write(ready(stack))
    })
    await Promise.race([starting.then(() => stopped), stopped, trouble])
    process.stdout.write('\n  Stopping …\n')
    await running.disposeAsync()
    process.stdout.write('  Stopped. Everything is kept for the next start.\n')
    return 0
  } catch (error) {
    const sentence = explain(error)
    process.stderr.write(
      `\n${sentence ?? (error instanceof Error ? error.message : String(error))}\n`,
    )
    await running.disposeAsync()
    return 1
  }
}

/** Whoever starts this may be signed in to a real AWS account: nothing of that is to be used. */
function forgetAwsOfThisMachine(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('AWS_')) delete process.env[name]
  }
}
