import type { Bank } from './texts/bank.ts'
import type { Facts } from './texts/facts.ts'
import { type ToolConfig, toolResult, toolsFor, toolUse } from './tools.ts'

/** Blocks as Converse has them; other bodies are made from these. */
export type Content =
  | { readonly text: string }
  | {
      readonly toolUse: {
        readonly toolUseId: string
        readonly name: string
        readonly input: object
      }
    }
  | { readonly toolResult: object }
  | { readonly image: { readonly format: string; readonly source: { readonly bytes: string } } }
  | { readonly document: object }
  | { readonly guardContent: object }

export interface Turn {
  readonly role: 'user' | 'assistant'
  readonly content: Content[]
}

/** What was said before the answer, and the answer. */
export interface Conversation {
  system: string | undefined
  readonly turns: Turn[]
  tools?: ToolConfig
  /** The model asked for a tool instead of answering. */
  use?: Extract<Content, { toolUse: unknown }>
  reply: string
  /** Tokens that characters do not tell: of pages, pictures, schemas. */
  extraTokens: number
}

const question = (facts: Facts, bank: Bank) => {
  const { dice } = facts
  const ask = facts.fill(dice.pick(bank.asks))
  const details = facts.fillAll(dice.run(bank.details, dice.between(1, 3)), '\n')
  return `${ask}\n\n${details}`
}

function answer(facts: Facts, bank: Bank, least: number, most: number): string {
  const sentences = facts.dice.run(bank.answers, facts.dice.between(least, most))
  // JSON stands alone: an extraction does not go on in prose.
  const object = sentences.find(({ literals }) => literals[0]?.startsWith('{"'))
  return object === undefined ? facts.fillAll(sentences) : facts.fill(object)
}

const said = (role: Turn['role'], text: string): Turn => ({ role, content: [{ text }] })

export function plain(facts: Facts, bank: Bank): Conversation {
  return {
    system: bank.system,
    turns: [said('user', question(facts, bank))],
    reply: answer(facts, bank, 2, 4),
    extraTokens: 0,
  }
}

/** A few rounds of question and answer. */
export function chat(facts: Facts, bank: Bank): Conversation {
  const turns = [said('user', question(facts, bank))]
  const rounds = facts.dice.between(1, 4)
  for (const followUp of facts.dice.run(bank.followUps, rounds)) {
    turns.push(said('assistant', answer(facts, bank, 1, 3)))
    turns.push(said('user', facts.fill(followUp)))
  }
  return { system: bank.system, turns, reply: answer(facts, bank, 2, 4), extraTokens: 0 }
}

/** The model looks something up first; half of the calls end with the request for it. */
export function withTools(facts: Facts, bank: Bank): Conversation {
  const { dice } = facts
  const use = toolUse(facts)
  const turns = [said('user', question(facts, bank))]
  const tools = toolsFor(dice.between(2, 3))
  if (dice.chance(0.5)) {
    return { system: bank.system, turns, tools, use, reply: '', extraTokens: 260 }
  }
  turns.push({ role: 'assistant', content: [use] })
  turns.push({ role: 'user', content: [toolResult(facts, use)] })
  return { system: bank.system, turns, tools, reply: answer(facts, bank, 2, 4), extraTokens: 260 }
}

/** So many rounds with look-ups that the event holds more fields than CloudWatch Logs discovers. */
export function longChat(facts: Facts, bank: Bank): Conversation {
  const { dice } = facts
  const turns: Turn[] = []
  const rounds = dice.between(9, 12)
  for (let round = 0; round < rounds; round += 1) {
    if (round % 5 === 4) facts.another()
    const text = facts.fill(dice.pick(round === 0 ? bank.asks : bank.followUps))
    const use = toolUse(facts)
    turns.push(said('user', text))
    turns.push({ role: 'assistant', content: [use] })
    turns.push({ role: 'user', content: [toolResult(facts, use)] })
    turns.push(said('assistant', answer(facts, bank, 1, 1)))
  }
  turns.push(said('user', facts.fill(dice.pick(bank.followUps))))
  return {
    system: bank.system,
    turns,
    tools: toolsFor(5),
    reply: answer(facts, bank, 1, 3),
    extraTokens: 520,
  }
}

/** The last thing that a person said: where twists are put. */
export function lastWords({ turns }: Conversation): {
  readonly content: Content[]
  readonly text: string
} {
  const content = turns.at(-1)?.content ?? []
  const first = content[0]
  return { content, text: first !== undefined && 'text' in first ? first.text : '' }
}
