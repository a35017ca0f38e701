import { jsonObject } from './json-body.ts'
import type { Modality } from './logged-invocation.ts'

const MEDIA = ['image', 'video', 'audio'] as const

/** Converse and Nova have a member of that name; Anthropic and chat models name the kind in `type`. */
function isOf(kind: string, block: Readonly<Record<string, unknown>>): boolean {
  const { type } = block
  return (
    type === kind ||
    type === `${kind}_url` ||
    type === `input_${kind}` ||
    (block[kind] !== undefined && block[kind] !== null)
  )
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/**
 * Text, and what else there is in the blocks of a conversation. What a tool gave back, a document
 * of pieces and guarded content hold blocks of their own, so that no picture hides in them.
 */
export function modalitiesIn(blocks: readonly unknown[]): Modality[] {
  const found = new Set<Modality>(['text'])
  const waiting = [...blocks]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next === undefined) continue
    const block = jsonObject(next)
    for (const kind of MEDIA) if (isOf(kind, block)) found.add(kind)
    for (const holder of [block, jsonObject(block['toolResult']), jsonObject(block['source'])]) {
      for (const inner of listed(holder['content'])) waiting.push(inner)
    }
    waiting.push(block['guardContent'])
  }
  return [...found]
}
