import type { Facts } from './texts/facts.ts'

interface ToolSpec {
  readonly toolSpec: {
    readonly name: string
    readonly description: string
    readonly inputSchema: { readonly json: object }
  }
}

export interface ToolConfig {
  readonly tools: readonly ToolSpec[]
}

function tool(name: string, description: string, ...inputs: readonly string[]): ToolSpec {
  const properties = Object.fromEntries(inputs.map((input) => [input, { type: 'string' }]))
  const json = { type: 'object', properties, required: inputs.slice(0, 1) }
  return { toolSpec: { name, description, inputSchema: { json } } }
}

const TOOLS = [
  tool('claim_lookup', 'Reads a claim: status, reserve, documents.', 'claimNumber'),
  tool('policy_terms', 'Finds clauses in the terms of a policy.', 'policyNumber', 'topic'),
  tool('payment_history', 'Lists payments of an account.', 'account', 'since'),
  tool('ticket_history', 'Lists messages of a ticket.', 'ticket'),
  tool('document_search', 'Searches scanned documents.', 'query', 'year'),
]

const CONFIGS = TOOLS.map((_tool, index) => ({ tools: TOOLS.slice(0, index + 1) }))

export function toolsFor(count: number): ToolConfig {
  return CONFIGS[count - 1] ?? { tools: TOOLS }
}

type Lookup = readonly [
  name: string,
  input: (facts: Facts) => object,
  result: (facts: Facts) => object,
]

const LOOKUPS: readonly Lookup[] = [
  [
    'claim_lookup',
    (facts) => ({ claimNumber: facts.value('claim') }),
    (facts) => ({
      claimNumber: facts.value('claim'),
      status: facts.dice.pick(['open', 'in review', 'settled', 'waiting for documents']),
      reserve: facts.value('amount'),
      reportedOn: facts.value('date'),
      handler: facts.value('adjuster'),
      openDocuments: facts.dice.between(0, 4),
    }),
  ],
  [
    'policy_terms',
    (facts) => ({ policyNumber: facts.value('policy'), topic: facts.value('product') }),
    (facts) => ({
      policyNumber: facts.value('policy'),
      section: `4.${facts.value('few')}`,
      product: facts.value('product'),
      excess: facts.value('amount'),
      waitingDays: facts.dice.between(0, 30),
      edition: facts.value('year'),
    }),
  ],
  [
    'payment_history',
    (facts) => ({ account: facts.value('account'), since: facts.value('date') }),
    (facts) => ({
      account: facts.value('account'),
      last: facts.value('transaction'),
      amount: facts.value('amount'),
      merchant: facts.value('merchant'),
      count: facts.dice.between(1, 240),
      isHeld: facts.dice.chance(0.2),
    }),
  ],
  [
    'ticket_history',
    (facts) => ({ ticket: facts.value('ticket') }),
    (facts) => ({
      ticket: facts.value('ticket'),
      openedAt: facts.value('hour'),
      replies: facts.dice.between(1, 9),
      channel: facts.dice.pick(['app', 'telephone', 'e-mail', 'branch']),
      promisedBy: facts.value('due'),
      mood: facts.dice.pick(['calm', 'impatient', 'upset']),
    }),
  ],
]

export function toolUse(facts: Facts) {
  const [name, input] = facts.dice.pick(LOOKUPS)
  const toolUseId = `tooluse_${facts.dice.letters(22, 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789')}`
  return { toolUse: { toolUseId, name, input: input(facts) } }
}

export function toolResult(facts: Facts, use: ReturnType<typeof toolUse>) {
  const { toolUseId, name } = use.toolUse
  const result = LOOKUPS.find(([known]) => known === name)?.[2]
  return {
    toolResult: { toolUseId, content: [{ json: result?.(facts) ?? {} }], status: 'success' },
  }
}
