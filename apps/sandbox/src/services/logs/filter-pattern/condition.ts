import type { Condition } from './pattern.ts'
import type { PatternReader } from './pattern-reader.ts'

/** `()` before `&&` before `||`, as AWS reads them. */
export function readCondition<Leaf>(
  reader: PatternReader,
  readLeaf: (reader: PatternReader) => Leaf,
): Condition<Leaf> {
  const any = (): Condition<Leaf> => joined('or', '||', all)
  const all = (): Condition<Leaf> => joined('and', '&&', one)
  const one = (): Condition<Leaf> => {
    if (!reader.take('(')) return { kind: 'leaf', leaf: readLeaf(reader) }
    const inner = any()
    reader.demand(')')
    return inner
  }
  const joined = (kind: 'and' | 'or', token: string, part: () => Condition<Leaf>) => {
    const first = part()
    const parts = [first]
    while (reader.take(token)) parts.push(part())
    return parts.length === 1 ? first : { kind, parts }
  }
  return any()
}

export function holds<Leaf>(condition: Condition<Leaf>, test: (leaf: Leaf) => boolean): boolean {
  if (condition.kind === 'leaf') return test(condition.leaf)
  return condition.kind === 'and'
    ? condition.parts.every((part) => holds(part, test))
    : condition.parts.some((part) => holds(part, test))
}

export function leaves<Leaf>(condition: Condition<Leaf>): Leaf[] {
  return condition.kind === 'leaf' ? [condition.leaf] : condition.parts.flatMap(leaves)
}
