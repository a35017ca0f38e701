import type { GuardrailSensitiveInformationPolicyAssessment } from '@aws-sdk/client-bedrock-runtime'
import type { GuardrailPolicies } from '../../../world/bedrock-state.ts'
import { compilePattern, type FindAll } from './custom-pattern.ts'
import { RECOGNISERS, type Recogniser } from './pii-recognisers.ts'
import type { PolicyResult } from './policy-result.ts'
import { actionOn, type RuleAction, type Side, toldAction } from './rule-action.ts'

type Policy = GuardrailPolicies['sensitiveInformationPolicy']

export interface SensitiveResult
  extends PolicyResult<GuardrailSensitiveInformationPolicyAssessment> {
  /** The text with `{EMAIL}` and the like in place of what is masked. */
  readonly masked: string
  readonly masking: number
}

interface Span {
  readonly start: number
  readonly end: number
  readonly name: string
  readonly action: RuleAction
  /** Of a regular expression of the guardrail itself; undefined: an entity. */
  readonly regex?: string
}

interface EntityRule {
  readonly recogniser: Recogniser
  readonly action: RuleAction
}

interface RegexRule {
  readonly name: string
  readonly pattern: string
  readonly find: FindAll
  readonly action: RuleAction
}

export function compileSensitivePolicy(
  policy: Policy,
  side: Side,
): ((text: string) => SensitiveResult) | undefined {
  const entities = entityRules(policy, side)
  const regexes = regexRules(policy, side)
  if (entities.length + regexes.length === 0) return undefined
  return (text) => {
    const found = new Claims(text.length)
    for (const rule of regexes) findRegex(text, rule, found)
    for (const rule of entities) findEntity(text, rule, found)
    const { spans } = found
    if (spans.length === 0) return { told: undefined, blocking: 0, masking: 0, masked: text }
    return {
      told: told(text, spans),
      blocking: spans.filter(({ action }) => action === 'BLOCK').length,
      masking: spans.filter(({ action }) => action === 'ANONYMIZE').length,
      masked: masked(text, spans),
    }
  }
}

/** In the order of the recognisers, because earlier ones claim their text first. */
function entityRules(policy: Policy, side: Side): EntityRule[] {
  return RECOGNISERS.flatMap((recogniser) => {
    const entity = policy?.piiEntities?.find(({ type }) => type === recogniser.type)
    const action = entity === undefined ? undefined : actionOn(entity, side)
    return action === undefined ? [] : [{ recogniser, action }]
  })
}

function regexRules(policy: Policy, side: Side): RegexRule[] {
  return (policy?.regexes ?? []).flatMap((regex) => {
    const action = actionOn(regex, side)
    const pattern = regex.pattern ?? ''
    if (action === undefined) return []
    return [{ name: regex.name ?? '', pattern, find: compilePattern(pattern), action }]
  })
}

/** Findings that do not overlap: the first to claim a part of the text keeps it. */
class Claims {
  readonly spans: Span[] = []
  readonly #length: number
  #taken: Uint8Array | undefined

  constructor(length: number) {
    this.#length = length
  }

  add(span: Span): void {
    this.#taken ??= new Uint8Array(this.#length)
    if (this.#taken.subarray(span.start, span.end).includes(1)) return
    this.#taken.fill(1, span.start, span.end)
    this.spans.push(span)
  }
}

function findRegex(text: string, { name, pattern, find, action }: RegexRule, found: Claims): void {
  for (const { start, end } of find(text)) found.add({ start, end, name, action, regex: pattern })
}

function findEntity(text: string, { recogniser, action }: EntityRule, found: Claims): void {
  if (!recogniser.mayMatch(text)) return
  for (const match of text.matchAll(recogniser.pattern)) {
    const value = match[1] ?? match[0]
    if (recogniser.isValid?.(value) === false) continue
    const start = match.index + match[0].lastIndexOf(value)
    found.add({ start, end: start + value.length, name: recogniser.type, action })
  }
}

function told(text: string, spans: readonly Span[]): GuardrailSensitiveInformationPolicyAssessment {
  const inOrder = [...spans].sort((left, right) => left.start - right.start)
  const piiEntities = []
  const regexes = []
  for (const { start, end, name, action, regex } of inOrder) {
    const match = text.slice(start, end)
    const found = { action: toldAction(action), detected: true }
    if (regex !== undefined) regexes.push({ name, match, regex, ...found })
    else piiEntities.push({ match, type: name as Recogniser['type'], ...found })
  }
  return { piiEntities, regexes }
}

function masked(text: string, spans: readonly Span[]): string {
  const inOrder = spans
    .filter(({ action }) => action === 'ANONYMIZE')
    .sort((left, right) => left.start - right.start)
  const pieces: string[] = []
  let from = 0
  for (const { start, end, name } of inOrder) {
    pieces.push(text.slice(from, start), `{${name}}`)
    from = end
  }
  return [...pieces, text.slice(from)].join('')
}
