import type { NewLogEvent } from '../log-engine.ts'

const first = Date.UTC(2026, 10, 20, 12)
export const LONG_EVENTS = 600
const CHARACTERS = 200_000

/** What a long event says, beside what makes it long. */
export interface LongEvent {
  readonly n: number
  readonly event: NewLogEvent
  /** Undefined: it is no JSON. */
  readonly fields: { readonly key: number; readonly user: string } | undefined
}

/** 200 KB each: text, one giant string, many fields, and a list of more leaves than are fields. */
export function longEvent(n: number): LongEvent {
  const message = messageOf(n)
  const timestampMs = first + n * 1000
  return {
    n,
    event: {
      timestampMs,
      ingestionTimeMs: timestampMs,
      logStream: `stream ${n % 3}`,
      message,
      ...(n % 5 === 0 && { masked: message.replace(/secret-\d+/, '********') }),
    },
    fields: n % 4 === 0 ? undefined : { key: keyOf(n), user: userOf(n) },
  }
}

const keyOf = (n: number) => (n * 7919) % 100_003
const userOf = (n: number) => `user ${n % 50}`

function messageOf(n: number): string {
  const level = n % 3 === 0 ? 'ERROR' : 'INFO'
  const head = { n, key: keyOf(n), user: { name: userOf(n) }, items: [`a${n}`, 'b'] }
  switch (n % 4) {
    case 0:
      return `id=${n} level=${level} secret-${n} ${wordsOf(n, CHARACTERS)}`
    case 1:
      return JSON.stringify({ ...head, token: `secret-${n}`, body: wordsOf(n, CHARACTERS) })
    case 2: {
      const pieces = Array.from({ length: 150 }, (_, at) => [`f${at}`, wordsOf(n + at, 1300)])
      return JSON.stringify({ ...head, token: `secret-${n}`, ...Object.fromEntries(pieces) })
    }
    default: {
      const list = Array.from({ length: 15_000 }, (_, at) => ({ v: (n * at) % 1000, w: null }))
      return JSON.stringify({ ...head, token: `secret-${n}`, list })
    }
  }
}

function wordsOf(n: number, length: number): string {
  let text = ''
  for (let at = n; text.length < length; at += 1)
    text += `${((at * 48_271) % 65_537).toString(36)} `
  return text.slice(0, length)
}
