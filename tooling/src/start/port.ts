import { freePort, isPortFree } from '@gatehouse/testkit/free-port'
import { Explained } from './explained.ts'

/** `PORT`, or 8080. */
export function portFromEnvironment(): number {
  return portIn('PORT') ?? 8080
}

/**
 * The sandbox's port at the first start: `SANDBOX_PORT`, or 4566, or where another stand-in for AWS
 * already listens there, any free one.
 */
export async function firstSandboxPort(): Promise<number> {
  const usual = 4566
  return portIn('SANDBOX_PORT') ?? ((await isPortFree(usual)) ? usual : freePort())
}

function portIn(variable: string): number | undefined {
  const text = process.env[variable]
  if (text === undefined) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Explained(`${variable} is "${text}": choose a number from 1 to 65535.`)
  }
  return port
}
