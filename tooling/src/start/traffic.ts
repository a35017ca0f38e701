import { Explained } from './explained.ts'

const SETTINGS = ['off', 'history', 'live'] as const

/** `SANDBOX_TRAFFIC`, or `live`: a history of calls at the first start, and more as time goes on. */
export function trafficFromEnvironment(): (typeof SETTINGS)[number] {
  const text = process.env['SANDBOX_TRAFFIC'] ?? 'live'
  const setting = SETTINGS.find((known) => known === text)
  if (setting === undefined) {
    throw new Explained(`SANDBOX_TRAFFIC is "${text}": choose off, history or live.`)
  }
  return setting
}

/** What the sandbox says of the calls that it makes up, for the terminal. */
export function trafficNews(line: string): string | undefined {
  const said = /^traffic: (.+)$/.exec(line)?.[1]
  return said === undefined ? undefined : `History of calls: ${said}`
}
