type Scanned =
  | { readonly source: string; readonly groups: readonly string[] }
  | { readonly problem: string }

interface Frame {
  /** About how many instructions the program has for what stands in the group so far. */
  size: number
  /** The largest product of repetitions inside. */
  repeats: number
}

/** RE2 compiles at most about 87,000 instructions in the memory that DuckDB gives it. */
const mostInstructions = 80_000
const mostRepeats = 1000

/** A class of Unicode, such as \pL, has hundreds of ranges of UTF-8. */
const unicodeClassSize = 700

class Problem extends Error {}

const escapeForm =
  /^\\(?:([pP](?:[A-Z]|\{\^?\w+\}))|([dswDSW])|([AbBCz])|x(?:[0-9A-Fa-f]{2}|\{0*(?:10|[0-9A-Fa-f])?[0-9A-Fa-f]{1,4}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}|[afnrtv]|[^A-Za-z0-9\u0080-\u{10ffff}])/u

/**
 * Rewrites groups to `(?P<name>…)`, which all versions of RE2 read, and tells what DuckDB's would
 * refuse: forms that RE2 does not have, repetitions over 1,000, programs that grow too large.
 */
export function scanForRe2(source: string): Scanned {
  try {
    return scan(source)
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message }
    throw error
  }
}

function scan(source: string): Scanned {
  const groups: string[] = []
  const frames: Frame[] = [{ size: 0, repeats: 1 }]
  let last: Frame | undefined
  let written = ''
  let at = 0
  const frame = (): Frame => frames.at(-1) ?? fail('a group is closed that is not open.')
  const settle = (): void => {
    if (last === undefined) return
    const outer = frame()
    outer.size += last.size
    outer.repeats = Math.max(outer.repeats, last.repeats)
    if (outer.size > mostInstructions) fail('it is too large.')
    last = undefined
  }
  const take = (text: string, atom?: Frame): void => {
    written += text
    at += text.length
    if (atom === undefined) return
    settle()
    last = atom
  }

  while (at < source.length) {
    const rest = source.slice(at)
    const quoted = /^\\Q([\s\S]*?)(?:\\E|$)/.exec(rest)
    const repeat = /^(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/.exec(rest)
    if (quoted !== null) {
      const [whole, inside = ''] = quoted
      at += whole.length
      written += inside.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      settle()
      last = inside === '' ? undefined : { size: inside.length * 4, repeats: 1 }
    } else if (rest.startsWith('\\')) {
      const [found] = escapeForm.exec(rest) ?? fail(`RE2 has no ${rest.slice(0, 2)}.`)
      take(found, { size: sizeOfEscape(found), repeats: 1 })
    } else if (rest.startsWith('[')) {
      const found = classAt(rest)
      take(found, { size: sizeOfClass(found), repeats: 1 })
    } else if (rest.startsWith('(')) {
      const [form, name] = groupAt(rest)
      settle()
      at += form.length
      if (name !== undefined) {
        if (name !== '' && groups.includes(name)) fail(`two groups have the name ${name}.`)
        groups.push(name)
      }
      written += name === undefined || name === '' ? form : `(?P<${name}>`
      if (!form.endsWith(')')) frames.push({ size: 2, repeats: 1 })
      if (frames.length > 200) fail('its groups are nested too deeply.')
    } else if (rest.startsWith(')')) {
      settle()
      const closed = frames.pop()
      if (closed === undefined || frames.length === 0) fail('a group is closed that is not open.')
      take(')', closed)
    } else if (repeat !== null) {
      const [found, least, comma, most] = repeat
      if (last === undefined) fail('there is nothing to repeat.')
      const before: Frame = last
      const times = Number(most === undefined || most === '' ? (least ?? 1) : most)
      if (Number(least ?? 0) > mostRepeats || times > mostRepeats) fail('it repeats too often.')
      if (most !== undefined && most !== '' && times < Number(least)) fail('it repeats backwards.')
      const isOpen = comma !== undefined && most === ''
      take(found)
      last = {
        size: before.size * Math.max(1, times + (isOpen ? 1 : 0)) + 1,
        repeats: before.repeats * Math.max(1, times),
      }
      if (last.repeats > mostRepeats) fail('it repeats too often.')
      settle()
    } else if (rest.startsWith('|') || rest.startsWith('^')) {
      settle()
      take(rest.slice(0, 1))
    } else {
      const [character = ''] = rest
      take(character, { size: character === '.' ? 12 : 8, repeats: 1 })
    }
  }
  settle()
  if (frames.length > 1) fail('a group is not closed.')
  return { source: written, groups }
}

function fail(problem: string): never {
  throw new Problem(problem)
}

function groupAt(rest: string): [form: string, name: string | undefined] {
  if (!rest.startsWith('(?')) return ['(', '']
  const named = /^\(\?P?<([A-Za-z_]\w*)>/.exec(rest)
  if (named !== null) return [named[0], named[1]]
  const flags = /^\(\?(?:[imsU]*(?:-[imsU]+)?)[:)]/.exec(rest)
  if (flags !== null) return [flags[0], undefined]
  return fail(`RE2 has no ${rest.slice(0, 3)}.`)
}

function classAt(rest: string): string {
  let at = rest.startsWith('[^') ? 2 : 1
  if (rest[at] === ']') at++
  while (at < rest.length && rest[at] !== ']') {
    const inside = rest.slice(at)
    if (inside.startsWith('\\')) {
      const [found, , , anchor] =
        escapeForm.exec(inside) ?? fail(`RE2 has no ${inside.slice(0, 2)}.`)
      if (anchor !== undefined) fail(`RE2 has no ${found} in brackets.`)
      at += found.length
    } else {
      at += /^\[:\^?\w+:\]/.exec(inside)?.[0].length ?? 1
    }
  }
  return at < rest.length ? rest.slice(0, at + 1) : fail('a [ is not closed.')
}

function sizeOfEscape(found: string): number {
  return /^\\[pP]/.test(found) ? unicodeClassSize : 12
}

function sizeOfClass(found: string): number {
  const named = found.match(/\\[pP]/g)?.length ?? 0
  return 12 + found.length * 3 + named * unicodeClassSize
}
