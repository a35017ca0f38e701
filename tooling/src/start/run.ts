import { once } from 'node:events'
import { NodeProcess } from '@gatehouse/testkit/child-process'
import { Explained, explain } from './explained.ts'
import { type Front, type Stack, startStack } from './stack.ts'
import { openStateFolder, statePath } from './state-folder.ts'

export interface RunOptions {
  /** The API's port. */
  readonly port: number
  readonly front?: Front
  /** What to say when everything runs. */
  readonly ready: (stack: Stack) => string
}

/** Starts everything, waits for Ctrl-C, stops everything; the exit code says whether it went well. */
export async function run(options: () => RunOptions): Promise<number> {
  forgetAwsOfThisMachine()
  const running = new AsyncDisposableStack()
  const { promise: trouble, reject: onTrouble } = Promise.withResolvers<never>()
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  try {
    const { ready, ...parts } = options()
    const state = await openStateFolder(statePath(), running)
    const stack = { state, ...parts, onTrouble: (text: string) => onTrouble(new Explained(text)) }
    const ended = startStack(stack, running).then(async (started) => {
      process.stdout.write(ready(started))
      await stopped
    })
    await Promise.race([ended, stopped, trouble])
    process.stdout.write('\n  Stopping …\n')
    await NodeProcess.stopStarting()
    await running.disposeAsync()
    process.stdout.write('  Stopped. Everything is kept for the next start.\n')
    return 0
  } catch (error) {
    const text = explain(error) ?? (error instanceof Error ? error.message : String(error))
    process.stderr.write(`\n${text}\n`)
    await NodeProcess.stopStarting()
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
