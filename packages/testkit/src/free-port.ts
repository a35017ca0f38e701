import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'

/** Is the port free on the loopback address at this moment? */
export async function isPortFree(port: number): Promise<boolean> {
  const server = createServer()
  try {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return true
  } catch {
    return false
  } finally {
    server.close()
  }
}

/** A port that the kernel says is free now: for a server that must know its own address first. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server's address is never a string; only a pipe's is.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
