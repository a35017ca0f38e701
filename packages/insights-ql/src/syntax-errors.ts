import type { SyntaxNodeRef, Tree } from '@lezer/common'
import type { Bilingual } from './bilingual.ts'
import { commandNamed } from './commands.ts'
import type { Diagnostic } from './diagnostic.ts'
import { unitSpelt } from './durations.ts'
import { type Expected, expectedAt } from './expected-here.ts'
import { nearestName } from './near-names.ts'
import { diagnose, insertAt } from './report.ts'
import type { Span } from './span.ts'
import { reservedWords } from './words.ts'

/** More errors in one text are the consequences of the first. */
const mostErrors = 10

interface ErrorPlace extends Span {
  /** The end of the text that was understood. */
  readonly understoodTo: number
}

/** Every place where the parser could not go on, in plain sentences; one for each stage. */
export function syntaxErrors(text: string, tree: Tree): Diagnostic[] {
  const places = errorPlaces(text, tree)
  return places.map((place, index) =>
    // What would have been right is asked for the first only: later ones follow from it, and each
    // question parses the text anew.
    explain(text, place, index === 0 ? expectedAt(text.slice(0, place.from)) : undefined),
  )
}

function errorPlaces(text: string, tree: Tree): readonly ErrorPlace[] {
  const places: ErrorPlace[] = []
  let stage = -1
  let errorStage = -2
  let understoodTo = 0
  tree.iterate({
    enter(node: SyntaxNodeRef) {
      if (node.name === 'Pipe') stage = node.from
      if (!node.type.isError) {
        if (node.node.firstChild === null && node.name !== 'Comment') understoodTo = node.to
        return true
      }
      if (places.length < mostErrors && errorStage !== stage) {
        errorStage = stage
        places.push({ ...foundAt(text, node), understoodTo })
      }
      return false
    },
  })
  return places
}

/** The symbol at an error; the parser says where it stopped, which may be before white space. */
function foundAt(text: string, node: SyntaxNodeRef): Span {
  const gap = /^(?:\s|#[^\n\r]*)*/.exec(text.slice(node.from))?.[0].length ?? 0
  const from = Math.min(text.length, node.from + gap)
  const symbol = /^(?:[@\w.]+|[^\p{ASCII}\s]+|==|&&|\|\||[\s\S])/u.exec(text.slice(from))?.[0] ?? ''
  return { from, to: from + symbol.length }
}

function explain(text: string, place: ErrorPlace, expected: Expected | undefined): Diagnostic {
  const { understoodTo } = place
  const found = text.slice(place.from, place.to)
  const before = text.slice(0, understoodTo)
  if (found === '') return explainEnd(text, expected)

  const flags = /^[a-z]{1,4}\b/i.exec(found)?.[0]
  if (before.endsWith('/') && place.from === understoodTo && flags === found) {
    return explainFlags(text, place, flags)
  }
  if (/\d$/.test(before) && unitSpelt(found) !== undefined) {
    if (place.from === understoodTo) {
      const from = before.search(/[\d.]+$/)
      return diagnose('duration.whole', { from, to: place.to })
    }
    const gap = { from: understoodTo, to: place.from, insert: '' }
    return diagnose('duration.space', place, {}, [gap])
  }
  if (/(?:^|[|(])\s*limit(?:\s+any)?$/i.test(before)) return diagnose('limit.range', place)
  const word = /\bparse\s+(csv|logfmt)$/i.exec(before)?.[1]
  if (word !== undefined && /^(?:csv|logfmt|["'/])/i.test(found)) {
    const name = { from: understoodTo - word.length, to: understoodTo }
    return diagnose('name.is_word', name, { name: word }, `\`${word}\``)
  }
  const behind = text.slice(place.to)
  if (/^group$/i.test(found) && /^\s+by\b/i.test(behind) && expected?.words.includes('by')) {
    const to = place.to + behind.search(/\S/)
    return diagnose('stats.group_by', place, { found }, [{ from: place.from, to, insert: '' }])
  }
  if (found === '&&') {
    return diagnose('operator.foreign', place, { found, instead: 'and' }, 'and')
  }
  // As word processors and chats write them.
  const [curly, inside] = /^[“”„‘’]([^“”‘’"|]*)[“”‘’]/.exec(text.slice(place.from)) ?? []
  if (curly !== undefined) {
    const span = { from: place.from, to: place.from + curly.length }
    const instead = `"${inside}"`
    return diagnose('string.curly', span, { instead }, instead)
  }
  if (/^[^\p{ASCII}\s]/u.test(found) && expected?.isName !== false) return explainName(text, place)

  if (expected !== undefined) {
    const isCommand = commandNamed(found) !== undefined
    if (isCommand && expected.signs.includes('|')) {
      return diagnose('syntax.missing_pipe', place, { found }, insertAt(understoodTo, ' |'))
    }
    const near = /^[A-Za-z]{2,}$/.test(found)
      ? nearestName(found, [...expected.words, ...expected.commands])
      : undefined
    if (near !== undefined && near.toLowerCase() !== found.toLowerCase()) {
      return diagnose('syntax.word', place, { found, instead: near }, near)
    }
    const isReserved = reservedWords.has(found.toLowerCase())
    if (!isReserved && expected.signs.includes(',') && /^[\w@`"']/.test(found)) {
      const comma = insertAt(understoodTo, ',')
      return diagnose('syntax.missing_comma', place, { found: shown(found) }, comma)
    }
    const bracket = [')', ']'].find((sign) => expected.signs.includes(sign))
    if ((found === '|' || isReserved) && bracket !== undefined) {
      return diagnose('syntax.unclosed', place, { bracket }, insertAt(understoodTo, bracket))
    }
  }
  const values = { found: shown(found), expected: listed(expected) }
  return diagnose('syntax.unexpected', place, values)
}

function explainEnd(text: string, expected: Expected | undefined): Diagnostic {
  const end = text.trimEnd().length
  const span = { from: Math.max(0, end - 1), to: end }
  const bracket = [')', ']'].find((sign) => expected?.signs.includes(sign))
  if (bracket !== undefined) {
    return diagnose('syntax.unclosed', span, { bracket }, insertAt(end, bracket))
  }
  return diagnose('syntax.end', span, { expected: listed(expected) })
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html */
function explainFlags(text: string, place: Span, found: string): Diagnostic {
  // Others, such as the g of JavaScript, mean nothing here.
  const flags = found.replace(/[^imsU]/g, '')
  const open = /\/(?:[^/\\]|\\[\s\S])*\/$/.exec(text.slice(0, place.from))?.index
  const fix =
    open === undefined
      ? undefined
      : [
          ...insertAt(open + 1, flags && `(?${flags})`),
          { from: place.from, to: place.to, insert: '' },
        ]
  return diagnose('regex.flags', place, { flags: flags || 'i' }, fix)
}

function explainName(text: string, place: Span): Diagnostic {
  const before = /[@\w.]*$/.exec(text.slice(0, place.from))?.[0].length ?? 0
  const after = /^[^\s|,()[\]=<>!"'`#]*/.exec(text.slice(place.to))?.[0].length ?? 0
  const span = { from: place.from - before, to: place.to + after }
  const name = text.slice(span.from, span.to)
  return diagnose('name.needs_backticks', span, { name }, `\`${name}\``)
}

function shown(found: string): string {
  const isVisible = /^[\P{C}]+$/u.test(found)
  if (isVisible) return found
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function listed(expected: Expected | undefined): Bilingual {
  if (expected === undefined) return { en: '', ko: '' }
  const { words, commands, signs, isName } = expected
  const isStage = commands.length > 10
  const exact = [...words, ...signs].filter((word) => !hiddenWords.has(word)).slice(0, 8)
  const said = (intro: string, command: string, name: string): string => {
    const list = isStage ? [command] : [...(isName ? [name] : []), ...exact]
    return list.length > 0 ? ` ${intro}: ${list.join(', ')}.` : ''
  }
  return {
    en: said('Expected', 'a command', 'a name or value'),
    ko: said('예상', '명령', '이름 또는 값'),
  }
}

/** They may begin a value, which is said already, or say little. */
const hiddenWords = new Set(['true', 'false', 'null', 'not', '(', '[', '|'])
