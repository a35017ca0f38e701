import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import {
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import { createServer, type Server, type Socket } from 'node:net'

export type AnyRequest = IncomingMessage | Http2ServerRequest
export type AnyResponse = ServerResponse | Http2ServerResponse
export type Handler = (request: AnyRequest, response: AnyResponse) => void

export interface Listener {
  readonly port: number
  close(): Promise<void>
}

/** The first bytes of an HTTP/2 connection: https://www.rfc-editor.org/rfc/rfc9113#section-3.4 */
const HTTP2_PREFACE = Buffer.from('PRI * HTTP/2.0')

/**
 * One loopback port for HTTP/1.1 and cleartext HTTP/2: the SDK's Bedrock Runtime client opens
 * HTTP/2 without asking first, every other client speaks HTTP/1.1.
 */
export async function listen(port: number, handler: Handler): Promise<Listener> {
  const http1 = createHttpServer({ keepAliveTimeout: 30_000 }, handler)
  const http2 = createHttp2Server({}, handler)
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    sniff(socket, (isHttp2) => (isHttp2 ? http2 : http1).emit('connection', socket))
  })
  await bound(server, port)
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

function sniff(socket: Socket, decided: (isHttp2: boolean) => void): void {
  let seen = Buffer.alloc(0)
  const onReadable = () => {
    for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
      seen = Buffer.concat([seen, chunk])
    }
    const compared = Math.min(seen.length, HTTP2_PREFACE.length)
    const couldBe = seen.subarray(0, compared).equals(HTTP2_PREFACE.subarray(0, compared))
    if (seen.length === 0 || (couldBe && compared < HTTP2_PREFACE.length)) return
    socket.off('readable', onReadable)
    socket.unshift(seen)
    decided(couldBe)
  }
  socket.on('readable', onReadable)
}

function bound(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
