import type { Bilingual } from '../bilingual.ts'
import type { Command, Option } from '../command.ts'
import type { Span } from '../span.ts'
import { type Checking, reportUnknown } from './checking.ts'

interface OptionRule {
  readonly takes: Bilingual
  readonly accepts: (option: Option) => boolean
  readonly isNeeded?: boolean
  /** The words that it may be. */
  readonly words?: readonly string[]
}

const aBoolean: OptionRule = {
  takes: { en: 'true or false', ko: 'true 또는 false' },
  accepts: ({ value }) => value.kind === 'boolean',
  words: ['true', 'false'],
}
const notTrue: OptionRule = {
  takes: {
    en: 'false here; AWS does not document what true adds to a value',
    ko: '여기에서 false(AWS가 true의 결과를 문서로 밝히지 않음)',
  },
  accepts: ({ value }) => value.kind === 'boolean' && !value.value,
  words: ['false'],
}
const aName: OptionRule = {
  takes: { en: 'a name', ko: '이름' },
  accepts: ({ value }) => value.kind === 'word' || value.kind === 'string',
}
const aTime: OptionRule = {
  takes: { en: 'a time span such as -1d, or now', ko: '-1d와 같은 기간 또는 now' },
  accepts: ({ value }) =>
    value.kind === 'duration' || (value.kind === 'word' && value.word.toLowerCase() === 'now'),
  words: ['now'],
}
const aNumber: OptionRule = {
  takes: { en: 'a number', ko: '숫자' },
  accepts: ({ value }) => value.kind === 'range' && value.first === value.last,
}
const oneOf = (...words: string[]): OptionRule => ({
  takes: { en: words.join(' or '), ko: words.join(' 또는 ') },
  accepts: ({ value }) => value.kind === 'word' && words.includes(value.word.toLowerCase()),
  words,
})
const aLag: OptionRule = {
  takes: { en: 'a number of rows, or a range such as 1-3', ko: '행 수 또는 1-3과 같은 범위' },
  accepts: ({ value }) =>
    value.kind === 'range' &&
    Number.isInteger(value.first) &&
    Number.isInteger(value.last) &&
    value.first >= 1 &&
    value.last >= value.first &&
    value.last <= 100,
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
const optionRules: Readonly<Record<string, Readonly<Record<string, OptionRule>>>> = {
  SOURCE: { start: aTime, end: aTime },
  json: { field: aName },
  join: {
    type: oneOf('inner', 'left'),
    left: { ...aName, isNeeded: true },
    right: { ...aName, isNeeded: true },
  },
  addtotals: { fieldname: aName, row: aBoolean, col: aBoolean },
  accum: {},
  autoregress: { p: aLag },
  outlier: {
    action: oneOf('remove', 'transform'),
    param: aNumber,
    uselower: aBoolean,
    mark: notTrue,
  },
  appendcols: { override: aBoolean, max: aNumber },
}

export function optionNamesOf(command: string): readonly string[] {
  return Object.keys(optionRules[command] ?? {})
}

export function optionWordsOf(command: string, option: string): readonly string[] {
  return optionRules[command]?.[option.toLowerCase()]?.words ?? []
}

export function checkOptions(command: Command, checking: Checking): void {
  if (!('options' in command)) return
  const rules = optionRules[command.kind] ?? {}
  const seen = new Set<string>()
  for (const option of command.options) {
    const name = option.name.toLowerCase()
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) {
      const values = { command: command.kind }
      const names = Object.keys(rules)
      reportUnknown(checking, 'option.unknown', option.nameSpan, option.name, names, values)
    } else if (seen.has(name)) {
      checking.report('option.repeated', option, { name })
    } else if (option.value.kind !== 'missing' && !rule.accepts(option)) {
      checking.report('option.value', option.value, { name, wanted: rule.takes })
    }
    seen.add(name)
  }
  for (const [name, { isNeeded }] of Object.entries(rules)) {
    if (isNeeded && !seen.has(name)) needed(command.kind, command.word, name, checking)
  }
}

function needed(command: string, span: Span, name: string, checking: Checking): void {
  checking.report('option.missing', span, { command, name })
}
