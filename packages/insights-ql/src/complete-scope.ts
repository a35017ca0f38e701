import { parser } from './__generated__/parser.ts'
import type { Suggestion } from './complete.ts'
import type { Expected } from './expected-here.ts'
import type { Knowledge } from './knowledge.ts'
import { canBeWritten, writeName } from './names.ts'
import { readQuery } from './read/read-query.ts'
import { type Scope, scopeAfter, scopeOfEvents } from './scope.ts'
import { systemFields } from './system-fields.ts'
import { pipelinesOf } from './walk.ts'

/** The columns that the stages before have made, the latest first. */
export function namesIn(scope: Scope): readonly string[] {
  return [...scope.names].filter((name) => canBeWritten(name.split('.'))).reverse()
}

/** The fields of the events, most frequent first; none where stats has left columns only. */
export function fieldsIn(scope: Scope, knowledge: Knowledge): readonly Suggestion[] {
  if (scope.kind === 'columns') return []
  const seen = new Set(scope.names)
  const known = knowledge.fields
    .filter(({ name }) => !seen.has(name) && canBeWritten(name.split('.')))
    .sort((a, b) => (b.share ?? 0) - (a.share ?? 0))
    .map(({ name, share }): Suggestion => {
      const suggestion = { label: name, insert: writeField(name), kind: 'field' } as const
      return share === undefined ? suggestion : { ...suggestion, share }
    })
  const named = new Set(knowledge.fields.map(({ name }) => name))
  const system = systemFields
    .filter((name) => !named.has(name))
    .map((name): Suggestion => ({ label: name, insert: name, kind: 'field' }))
  return [...known, ...system]
}

function writeField(name: string): string {
  return writeName(name.split('.'))
}

/** What names mean where the text before ends. */
export function scopeAt(before: string, expected: Expected): Scope {
  const { query } = readQuery(before, parser.parse(before))
  const end = before.trimEnd().length
  const innermost = [...pipelinesOf(query)].findLast(({ to }) => to >= end) ?? query
  // Where a command may begin, all stages lie behind; elsewhere the last one is being written.
  const isAtStage = expected.commands.includes('filter')
  const stages = isAtStage ? innermost.stages : innermost.stages.slice(0, -1)
  return stages.reduce(scopeAfter, scopeOfEvents)
}
