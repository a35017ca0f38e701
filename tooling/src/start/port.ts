import { Explained } from './explained.ts'

/** `PORT`, or 8080. */
export function portFromEnvironment(): number {
  const text = process.env['PORT'] ?? '8080'
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Explained(`PORT is "${text}": choose a number from 1 to 65535.`)
  }
  return port
}
