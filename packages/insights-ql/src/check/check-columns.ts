import type { Command, Pipeline } from '../command.ts'
import type { Expression, FieldReference } from '../expression.ts'
import { insertAt } from '../report.ts'
import { type Scope, scopeAfter, scopeOfEvents } from '../scope.ts'
import { allOf, expressionsOf, isColumn, partsOf, pathOf, segmentsOf } from '../walk.ts'
import { type Checking, reportUnknown } from './checking.ts'
import { reportColumnCalls } from './column-calls.ts'

/** Dotted names of fields that events were seen to have. */
export type KnownFields = ReadonlySet<string>

/** Follows the columns through the stages and tells of names that mean nothing where they stand. */
export function checkColumns(
  pipeline: Pipeline,
  checking: Checking,
  knownFields: KnownFields | undefined,
): void {
  let scope = scopeOfEvents
  for (const stage of pipeline.stages) {
    if (scope.kind === 'columns') {
      checkAfterStats(stage, scope, checking)
      reportColumnCalls(stage, scope, checking)
    }
    reportTooEarly(stage, checking)
    if (scope.kind === 'events') {
      if (knownFields !== undefined) checkKnown(stage, scope, checking, knownFields)
      hintMissing(stage, checking)
    }
    scope = scopeAfter(scope, stage)
  }
}

function checkAfterStats(stage: Command, scope: Scope, checking: Checking): void {
  const isStats = stage.kind === 'stats'
  // A column that is called `items[0].id` by its text is read as `items.0.id`.
  const names = new Set([...scope.names].map((name) => name.replace(/\[(\d+)\]/g, '.$1')))
  if (isStats) for (const { alias } of stage.items) names.add(alias?.segments.join('.') ?? '')
  for (const field of fieldsOf(stage)) {
    const name = pathOf(field) ?? ''
    if (name === '' || holds(names, field)) continue
    reportUnknown(checking, isStats ? 'stats.column_gone' : 'column.gone', field, name, names)
  }
  if (!isStats || names.has('@timestamp')) return
  for (const outer of expressionsOf(stage)) {
    for (const call of allOf(outer)) {
      if (call.kind === 'call' && call.name === 'bin') {
        checking.report('stats.bin_without_timestamp', call)
      }
    }
  }
}

/** A map out of jsonParse has parts from the next command on only. */
function reportTooEarly(stage: Command, checking: Checking): void {
  if (stage.kind !== 'fields' && stage.kind !== 'display') return
  const made = new Set<string>()
  for (const { alias, expression } of stage.items) {
    for (const part of allOf(expression)) {
      if (part.kind !== 'field' || part.segments.length < 2) continue
      const [name = ''] = part.segments
      if (made.has(name)) checking.report('column.too_early', part, { name })
    }
    if (alias?.segments.length === 1) made.add(alias.segments[0] ?? '')
  }
}

function checkKnown(
  stage: Command,
  scope: Scope,
  checking: Checking,
  knownFields: KnownFields,
): void {
  const own = new Set(scope.names)
  if (stage.kind === 'fields' || stage.kind === 'display' || stage.kind === 'stats') {
    for (const { alias } of stage.items) own.add(alias?.segments.join('.') ?? '')
  }
  for (const field of fieldsOf(stage)) {
    const name = pathOf(field) ?? ''
    if (name === '' || name.startsWith('@') || holds(own, field)) continue
    if (knownFields.has(name) || isObject(name, knownFields)) continue
    reportUnknown(checking, 'field.never_seen', field, name, [...own, ...knownFields])
  }
}

function isObject(name: string, knownFields: KnownFields): boolean {
  for (const known of knownFields) if (known.startsWith(`${name}.`)) return true
  return false
}

/** A column may be a map, so `m.key` is known where `m` is. */
function holds(names: ReadonlySet<string>, { segments }: FieldReference): boolean {
  return segments.some((_, index) => names.has(segments.slice(0, index + 1).join('.')))
}

function fieldsOf(stage: Command): readonly FieldReference[] {
  // The keys of a join begin with the names that it gives to its two sides.
  if (stage.kind === 'join') return []
  return expressionsOf(stage).flatMap((outer) => [...readsOf(outer)])
}

function* readsOf(expression: Expression): Generator<FieldReference> {
  const segments = isColumn(expression) ? segmentsOf(expression) : []
  if (segments.length > 0) {
    yield { kind: 'field', segments, from: expression.from, to: expression.to }
    return
  }
  for (const part of partsOf(expression)) yield* readsOf(part)
}

/**
 * Rows without the field pass `!=`, `not like` and `not in`; nobody expects it. Said once for each
 * field, and not where the same condition asks for the field's presence.
 */
function hintMissing(stage: Command, checking: Checking): void {
  if (stage.kind !== 'filter') return
  const all = [...allOf(stage.condition)]
  const asked = new Set(all.flatMap(presenceAsked))
  for (const expression of all) {
    const name = negatedField(expression)
    if (name === undefined || name === '' || name.startsWith('@') || asked.has(name)) continue
    asked.add(name)
    const isBare = /^[\w.]+$/.test(name)
    const isSimple = isBare && stage.condition.kind !== 'or'
    const fix = isSimple ? insertAt(stage.to, ` and ispresent(${name})`) : undefined
    checking.report('condition.missing_kept', expression, { name }, fix)
  }
}

function presenceAsked(expression: Expression): string[] {
  if (expression.kind !== 'call' || expression.name !== 'ispresent') return []
  const [field] = expression.arguments
  const name = field && pathOf(field)
  return name === undefined ? [] : [name]
}

function negatedField(expression: Expression): string | undefined {
  if (expression.kind === 'comparison' && expression.operator === '!=') {
    return pathOf(expression.left)
  }
  if (expression.kind === 'match' || expression.kind === 'membership') {
    return expression.isNegated ? pathOf(expression.value) : undefined
  }
  return undefined
}
