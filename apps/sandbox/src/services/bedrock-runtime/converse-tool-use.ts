import type { Tool, ToolUseBlock } from '@aws-sdk/client-bedrock-runtime'
import { putOwn } from '../../world/iam-store.ts'
import { stableId } from '../../world/seed-ids.ts'
import type { ConverseInput } from './converse-input.ts'
import { type JsonObject, jsonObject } from './json-body.ts'
import { keywordsOf } from './stand-in-text.ts'

/**
 * The stand-in uses a tool only where `toolChoice` leaves it no other way: the one that is named,
 * or the first.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolChoice.html
 */
export function forcedToolUse(
  { toolConfig }: ConverseInput,
  question: string,
  requestId: string,
): ToolUseBlock | undefined {
  const choice = toolConfig?.toolChoice
  if (choice === undefined) return undefined
  const specs = (toolConfig?.tools ?? []).flatMap((tool: Tool) => tool.toolSpec ?? [])
  const named = choice.tool?.name
  const spec = named === undefined ? specs[0] : specs.find(({ name }) => name === named)
  if (spec === undefined || (choice.any === undefined && named === undefined)) return undefined
  const schema = jsonObject(spec.inputSchema?.json)
  return {
    toolUseId: `tooluse_${stableId(requestId, 22)}`,
    name: spec.name,
    input: filledIn(schema, question),
  }
}

type Value = string | number | boolean

/** A value of the right type for each property that is a plain one. */
function filledIn(schema: JsonObject, question: string): Record<string, Value> {
  const words = keywordsOf(question)
  const filled: Record<string, Value> = {}
  for (const [place, [name, property]] of Object.entries(
    jsonObject(schema['properties']),
  ).entries()) {
    const value = valueFor(jsonObject(property), place, words[place % words.length] ?? name)
    if (value !== undefined) putOwn(filled, name, value)
  }
  return filled
}

function valueFor(property: JsonObject, place: number, word: string): Value | undefined {
  const { type, enum: values } = property
  if (Array.isArray(values) && typeof values[0] === 'string') return values[0]
  if (type === 'string') return word
  if (type === 'number' || type === 'integer') return place + 1
  return type === 'boolean' ? true : undefined
}
