import type { Command } from '../command.ts'
import { columnNameOf, nameOf } from '../scope.ts'
import type { Span } from '../span.ts'
import { pathOf } from '../walk.ts'
import type { Checking } from './checking.ts'

/** Two columns of one name in one command: the later takes the place of the earlier. */
export function checkNames(command: Command, checking: Checking): void {
  const seen = new Map<string, string>()
  for (const { name, text, place } of namedBy(command)) {
    const before = seen.get(name)
    // The same column twice is the same column.
    if (before !== undefined && name !== '' && before !== text) {
      checking.report('column.replaced', place, { name })
    }
    seen.set(name, text)
  }
}

interface Named {
  readonly name: string
  readonly text: string
  readonly place: Span
}

function namedBy(command: Command): readonly Named[] {
  switch (command.kind) {
    case 'fields':
    case 'display':
    case 'stats': {
      const items = command.kind === 'stats' ? [...command.by, ...command.items] : command.items
      return items
        .map((item) => ({
          name: columnNameOf(item),
          text: pathOf(item.expression) ?? item.text,
          place: item.alias ?? item,
        }))
        .sort((a, b) => a.place.from - b.place.from)
    }
    case 'parse':
      return command.aliases.map((place, index) => {
        return { name: nameOf(place), text: String(index), place }
      })
    case 'json':
      return command.paths.map(({ path, alias }) => {
        return { name: nameOf(alias), text: path, place: alias }
      })
    default:
      return []
  }
}
