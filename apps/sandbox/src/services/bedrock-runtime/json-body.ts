import { AwsError } from '../../operation.ts'
import { isDeeperThan } from '../../protocols/json-depth.ts'

export type JsonObject = Readonly<Record<string, unknown>>

export function malformed(detail: string): AwsError {
  return new AwsError(
    'ValidationException',
    400,
    `Malformed input request: ${detail}, please reformat your input and try again.`,
  )
}

export function jsonObject(value: unknown): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value))
  }
  return {}
}

/** Far beyond any request to a model; what reads, answers and logs one descends into it. */
const DEEPEST_BODY = 1000

export const isTooDeep = (body: Uint8Array): boolean => isDeeperThan(DEEPEST_BODY, body)

export function parseBody(body: Uint8Array | undefined): JsonObject {
  if (body !== undefined && isTooDeep(body)) throw malformed('the body is nested too deep')
  let parsed: unknown
  try {
    parsed = JSON.parse(Buffer.from(body ?? []).toString('utf8'))
  } catch {
    throw malformed('the body is not valid JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw malformed('the body is not a JSON object')
  }
  return jsonObject(parsed)
}

export function numberAt(object: JsonObject, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const value = object[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'number') throw malformed(`#/${name}: expected type: Number`)
    return value
  }
  return undefined
}

export function stringsAt(object: JsonObject, ...names: readonly string[]): string[] {
  const value = names.map((name) => object[name]).find((candidate) => candidate !== undefined)
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

export function requiredString(object: JsonObject, name: string): string {
  const value = object[name]
  if (typeof value !== 'string') throw malformed(`#: required key [${name}] not found`)
  return value
}

/** The text of a message's content, in any of the shapes that model families use. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((block) => (typeof block === 'string' ? block : jsonObject(block)['text']))
    .filter((text) => typeof text === 'string')
    .join('\n')
}

export interface Conversation {
  readonly question: string
  readonly everything: string
  readonly assessed: string
}

export function conversation(messages: unknown, system: unknown): Conversation {
  if (!Array.isArray(messages) || messages.length === 0) {
    throw malformed('#: required key [messages] not found')
  }
  const turns = messages.map((message) => jsonObject(message))
  const texts = turns.map((turn) => textOf(turn['content']))
  const asked = turns.findLastIndex((turn) => turn['role'] === 'user')
  return {
    question: texts[asked] ?? texts.at(-1) ?? '',
    everything: [textOf(system), ...texts].join('\n'),
    assessed: texts.filter((_text, turn) => turns[turn]?.['role'] === 'user').join('\n'),
  }
}
