import { type Config, ConfigurationError, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { sentenceFor } from './start-failure.ts'

/** Longer than any orderly end takes, shorter than an orchestrator's patience. */
const stopWithinMs = 5_000

const config = configOrExit()
const log = createLog(config.logLevel)

try {
  // Loaded after the configuration was found right: a wrong variable is told in no time.
  const { compose } = await import('./compose.ts')
  const app = await compose(config, log)
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  const address = await app.start()
  console.log(address === null ? 'gatehouse worker running' : `gatehouse listening on ${address}`)

  function stop(): void {
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the process did not end in an orderly way')
        process.exit(1)
      },
    )
  }
} catch (error) {
  giveUp(sentenceFor(error, config))
}

function configOrExit(): Config {
  try {
    return readConfig()
  } catch (error) {
    if (error instanceof ConfigurationError) return giveUp(error.sentences.join('\n'))
    throw error
  }
}

function giveUp(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
