import type { EventWorld } from './event-world.ts'

/** Rows in short: cells with a bar between them, nothing for no value. */
export async function rowsOf(
  world: EventWorld,
  text: string,
  context: Parameters<EventWorld['ask']>[1] = {},
): Promise<string[]> {
  const { rows } = await world.ask(text, context)
  return rows.map((row) => row.map((cell) => cell ?? '').join('|'))
}
