import { Explained } from './explained.ts'

const SETTINGS = ['off', 'history', 'live'] as const

type Setting = (typeof SETTINGS)[number]

/** `SANDBOX_TRAFFIC`, or `live`: a history of calls once, and more as time goes on. */
function fromEnvironment(): Setting {
  const text = process.env['SANDBOX_TRAFFIC'] ?? 'live'
  const setting = SETTINGS.find((known) => known === text)
  if (setting === undefined) {
    throw new Explained(`SANDBOX_TRAFFIC is "${text}": choose off, history or live.`)
  }
  return setting
}

/** What the sandbox does by itself: a history takes both cores, so it begins when all else is up. */
export function trafficOfSandbox(): 'off' | 'resume' {
  return fromEnvironment() === 'live' ? 'resume' : 'off'
}

/** Begins the history where there is none; nobody waits for it. */
export async function beginTraffic(sandboxUrl: string): Promise<void> {
  const setting = fromEnvironment()
  if (setting === 'off') return
  const route = `${sandboxUrl}/_sandbox/traffic`
  const progress: unknown = await (await fetch(route)).json()
  const isThere =
    typeof progress === 'object' && progress !== null && 'until' in progress && progress.until
  if (isThere) return
  await fetch(route, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ live: setting === 'live' }),
  })
}

/** What the sandbox says of the calls that it makes up, for the terminal. */
export function trafficNews(line: string): string | undefined {
  const said = /^traffic: (.+)$/.exec(line)?.[1]
  return said === undefined ? undefined : `History of calls: ${said}`
}
