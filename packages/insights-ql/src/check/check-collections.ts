import type { Command, Pipeline } from '../command.ts'
import type { Expression } from '../expression.ts'
import { functionNamed } from '../functions/catalogue.ts'
import { columnNameOf, columnsMadeBy, nameOf } from '../scope.ts'
import { pathOf } from '../walk.ts'
import type { Checking } from './checking.ts'

const names = {
  map: { en: 'A map', ko: '맵' },
  list: { en: 'A list', ko: '목록' },
}
type Collection = keyof typeof names

/**
 * Maps and lists can be neither grouped nor ordered by; their parts can. Known are those that a
 * function or parse is sure to make, and columns of them.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html
 */
export function checkCollections({ stages }: Pipeline, checking: Checking): void {
  const known = new Map<string, Collection>()
  const typeOf = (expression: Expression): Collection | undefined => {
    if (expression.kind === 'field') return known.get(pathOf(expression) ?? '')
    if (expression.kind !== 'call') return undefined
    if (expression.name === 'jsonParse') return 'map'
    const returns = functionNamed(expression.name)?.returns
    return returns === 'map' || returns === 'list' ? returns : undefined
  }
  for (const stage of stages) {
    for (const key of keysOf(stage)) {
      const type = typeOf(key)
      if (type === undefined) continue
      const values = { given: names[type], command: stage.kind }
      checking.report('collection.misplaced', key, values)
    }
    if (stage.kind === 'stats') known.clear()
    const isParsed = stage.kind === 'parse' && stage.pattern.form === 'logfmt'
    const made = 'items' in stage && stage.kind !== 'stats' ? stage.items : []
    const columns = isParsed
      ? stage.aliases.map((alias) => [nameOf(alias), 'map' as const] as const)
      : made.map((item) => [columnNameOf(item), typeOf(item.expression)] as const)
    for (const name of columnsMadeBy(stage)) known.delete(name)
    for (const [name, type] of columns) if (type !== undefined) known.set(name, type)
  }
}

function keysOf(stage: Command): readonly Expression[] {
  switch (stage.kind) {
    case 'sort':
      return stage.keys.map(({ expression }) => expression)
    case 'stats':
      return stage.by.map(({ expression }) => expression)
    case 'dedup':
    case 'countFrequent':
      return stage.columns
    default:
      return []
  }
}
