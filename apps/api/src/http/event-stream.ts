import type { ServerResponse } from 'node:http'
import type { LiveEvent } from '@gatehouse/contract/events'
import type { SignedIn } from '@gatehouse/governance/identity'
import type { FastifyReply } from 'fastify'

/** A reader that takes nothing for so long is gone, or so slow that it had better start anew. */
const mostUnsentBytes = 64 * 1024
const reconnectAfterMs = 3_000

/** One open `/events`. */
export class EventStream {
  /** As last checked; whoever loses a role sees less from then on. */
  signedIn: SignedIn
  readonly #response: ServerResponse

  private constructor(response: ServerResponse, signedIn: SignedIn) {
    this.#response = response
    this.signedIn = signedIn
  }

  static begin(reply: FastifyReply, signedIn: SignedIn): EventStream {
    reply.hijack()
    const headers = { ...reply.getHeaders() }
    reply.raw.writeHead(200, {
      ...(headers as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      // Its end is the connection's end: a server that stops waits for no idle one.
      connection: 'close',
      // For proxies that would hold the stream back until it is long enough.
      'x-accel-buffering': 'no',
    })
    reply.raw.write(`retry: ${reconnectAfterMs}\n\n`)
    return new EventStream(reply.raw, signedIn)
  }

  send(event: LiveEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`)
  }

  /** `ready`: from here on nothing is missed; what was read before may be old. */
  say(word: 'ready' | 'ended'): void {
    this.#write(`event: ${word}\ndata: {}\n\n`)
  }

  /** A comment: keeps proxies from closing a quiet connection. */
  beat(): void {
    this.#write(':\n\n')
  }

  endWith(word: 'ended'): void {
    this.say(word)
    this.end()
  }

  end(): void {
    this.#response.end()
  }

  whenClosed(then: () => void): void {
    this.#response.once('close', then)
  }

  #write(text: string): void {
    if (this.#response.writableEnded || this.#response.destroyed) return
    if (this.#response.writableLength > mostUnsentBytes) this.#response.destroy()
    else this.#response.write(text)
  }
}
