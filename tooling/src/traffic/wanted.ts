import { parseArgs } from 'node:util'
import { Explained } from '../start/explained.ts'

export const help = `
  pnpm sandbox:traffic [--days 30] [--calls 200000] [--seed 1] [--live]
  pnpm sandbox:traffic --events N [--seed 1]
  pnpm sandbox:traffic --stop

  Has a running sandbox make up calls to models: records in CloudWatch Logs and S3, metrics,
  CloudTrail. The same seed gives the same calls. Where there is a history already, what is missing
  since its last call is added.

  --days     how far back the history goes, 90 at most
  --calls    about how many calls in all of these days
  --seed     another number, other calls
  --live     go on as time passes
  --events   so many events in CloudWatch Logs and nothing else, for benchmarks
  --stop     end what is under way
  --url      the sandbox; otherwise the one of SANDBOX_PORT, of \`pnpm start\`, or port 4566
`

export interface Wanted {
  readonly url: string | undefined
  readonly isHelp: boolean
  readonly isStop: boolean
  /** The body of `POST /_sandbox/traffic`. */
  readonly body: Readonly<Record<string, number | boolean>>
}

/** What the command line asks for. */
export function wantedFrom(args: readonly string[]): Wanted {
  const { values } = parse(args)
  const body: Record<string, number | boolean> = {}
  for (const name of ['days', 'calls', 'seed', 'events'] as const) {
    const text = values[name]
    if (text === undefined) continue
    if (!/^\d{1,15}$/.test(text))
      throw new Explained(`--${name} is "${text}": give a whole number.`)
    body[name] = Number(text)
  }
  if (values.live === true) body['live'] = true
  return {
    url: values.url,
    isHelp: values.help === true,
    isStop: values.stop === true,
    body,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: {
        days: { type: 'string' },
        calls: { type: 'string' },
        seed: { type: 'string' },
        events: { type: 'string' },
        live: { type: 'boolean' },
        stop: { type: 'boolean' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Explained(`${why}\n${help}`)
  }
}
