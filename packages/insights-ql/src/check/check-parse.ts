import type { ParseCommand } from '../command.ts'
import { checkRegex } from './check-regex.ts'
import type { Checking } from './checking.ts'
import { scanRegex } from './regex-scan.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Parse.html */
export function checkParse(command: ParseCommand, checking: Checking): void {
  const { pattern, aliases, isMulti } = command
  if (isMulti && pattern.form !== 'regex') checking.report('parse.multi', command)
  if (isMulti && pattern.form === 'regex' && aliases.length > 0) {
    checking.report('parse.multi_names', command)
  }
  if (pattern.form === 'glob') {
    const stars = pattern.value.split('*').length - 1
    if (stars === 0) checking.report('parse.no_wildcard', pattern)
    else if (aliases.length === 0) checking.report('parse.no_names', pattern)
    else reportCount(stars, command, checking)
  }
  if (pattern.form === 'regex') {
    const { groups, problem } = checkRegex(pattern, checking)
    if (problem !== undefined) return
    const named = groups.filter((name) => name !== '')
    if (aliases.length > 0) reportCount(groups.length, command, checking)
    else if (named.length === 0) checking.report('parse.no_names', pattern)
  }
  if ((pattern.form === 'csv' || pattern.form === 'logfmt') && aliases.length === 0) {
    checking.report('parse.no_names', pattern)
  }
  if (pattern.form === 'logfmt' && aliases.length > 1) {
    checking.report('parse.count', pattern, { found: '1', names: String(aliases.length) })
  }
}

function reportCount(found: number, { pattern, aliases }: ParseCommand, checking: Checking): void {
  if (found === aliases.length) return
  const values = { found: String(found), names: String(aliases.length) }
  checking.report('parse.count', pattern, values)
}

/** The columns that a parse adds, in the order of the text. */
export function columnsOfParse({ pattern, aliases }: ParseCommand): readonly string[] {
  if (aliases.length > 0) return aliases.map(({ segments }) => segments.join('.'))
  if (pattern.form !== 'regex') return []
  return scanRegex(pattern.source).groups.filter((name) => name !== '')
}
