import { RE2JS } from 're2js'
import type { LogGroup, LogsRegion } from '../../../world/logs-state.ts'
import { recogniserOf } from './managed-identifiers.ts'
import { maskText } from './mask-text.ts'
import {
  type CustomIdentifier,
  type ProtectionPolicy,
  readProtectionPolicy,
} from './policy-document.ts'
import type { Recogniser, Span } from './recogniser.ts'

export interface Finding {
  readonly name: string
  readonly spans: readonly Span[]
}

/** All that the policies of a group and of its account name, ready to run over messages. */
export interface Protection {
  /** Undefined where there is nothing to hide. */
  mask(message: string): string | undefined
  findings(message: string): readonly Finding[]
  /** Names of log groups that are told of findings. */
  readonly auditedIn: readonly string[]
}

const compiled = new Map<string, Protection>()
/** More than there are groups with different policies in a pretend organisation. */
const MOST_KEPT = 100

/** Policies of the account and of the group add up. */
export function protectionOf(region: LogsRegion, group: LogGroup): Protection | undefined {
  const documents = accountDocuments(region)
  if (group.dataProtection !== undefined) documents.push(group.dataProtection.document)
  if (documents.length === 0) return undefined
  const key = JSON.stringify(documents)
  const known = compiled.get(key)
  if (known !== undefined) return known
  if (compiled.size >= MOST_KEPT) compiled.clear()
  const protection = compile(documents.map(readProtectionPolicy))
  compiled.set(key, protection)
  return protection
}

export const accountDocuments = ({ accountPolicies }: LogsRegion): string[] =>
  Object.values(accountPolicies)
    .filter(({ type }) => type === 'DATA_PROTECTION_POLICY')
    .map(({ document }) => document)

export function compile(policies: readonly ProtectionPolicy[]): Protection {
  const recognisers = new Map<string, Recogniser>()
  for (const { managed, custom } of policies) {
    for (const name of managed) {
      const recogniser = recogniserOf(name)
      if (recogniser !== undefined) recognisers.set(name, recogniser)
    }
    for (const identifier of custom) recognisers.set(identifier.name, customRecogniser(identifier))
  }
  const findings = (message: string): Finding[] =>
    [...recognisers]
      .map(([name, recogniser]) => ({ name, spans: recogniser(message) }))
      .filter(({ spans }) => spans.length > 0)
  return {
    auditedIn: policies.flatMap(({ findingsTo: { logGroup } }) => logGroup ?? []),
    findings,
    mask: (message) => {
      const found = findings(message)
      if (found.length === 0) return undefined
      const masked = maskText(
        message,
        found.flatMap(({ spans }) => spans),
      )
      return masked === message ? undefined : masked
    },
  }
}

/** The expression is a caller's: RE2 reads each message once, however the expression is made. */
function customRecogniser({ regex }: CustomIdentifier): Recogniser {
  const pattern = RE2JS.compile(regex)
  return (text) => {
    const spans: Span[] = []
    const matcher = pattern.matcher(text)
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        spans.push({ start: matcher.start(), end: matcher.end() })
      }
    }
    return spans
  }
}
