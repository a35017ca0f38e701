/** A sentence with `{places}`, and what the fix does where there is one. */
export type Sentence = string | readonly [sentence: string, fix: string]

const changeIt = 'Change to ‘{instead}’'
const inBackticks = 'Put the name in backticks'

/** What is said of a query, for who reads English. */
export const english = {
  language: 'en',
  placed: '{sentence} (line {line}, position {column})',
  of: {
    'query.empty': 'The query is empty.',
    'query.too_long': 'A query has at most {most} characters; this one has {count}.',
    'query.too_deep': 'Parentheses, calls and signs are nested more than {most} levels deep here.',
    'text.half_character': 'The text holds half of a character here, which cannot be sent.',
    'parameter.open': '{name} is a parameter of a saved query and has no value yet.',
    'stage.empty': ['A command is missing beside this pipe.', 'Remove the pipe'],
    'command.unknown': ['There is no command ‘{name}’.{near}', changeIt],
    'command.not_run': ['The command ‘{name}’ is not run here: {reason}', changeIt],
    'syntax.unexpected': 'Unexpected symbol found: {found}.{expected}',
    'syntax.word': ['Unexpected word ‘{found}’. Did you mean ‘{instead}’?', changeIt],
    'syntax.end': 'The text ends too early.{expected}',
    'syntax.unclosed': ['A closing ‘{bracket}’ is missing.', 'Insert ‘{bracket}’'],
    'syntax.missing_comma': ['A comma is missing before {found}.', 'Insert a comma'],
    'syntax.missing_pipe': ['A pipe is missing before the command ‘{found}’.', 'Insert a pipe'],
    'regex.flags': [
      'A regex takes no flags after its closing slash; write (?{flags}) at its beginning.',
      'Move the flags to the beginning',
    ],
    'name.needs_backticks': [
      'A name with other characters than A–Z, 0–9, _ and . stands in backticks: `{name}`.',
      inBackticks,
    ],
    'name.is_word': [
      '‘{name}’ is a word of parse; a field of this name stands in backticks.',
      inBackticks,
    ],
    'stats.group_by': ['Groups stand behind ‘by’ alone, without ‘{found}’.', 'Remove ‘{found}’'],
    'operator.foreign': [
      'The language has no operator ‘{found}’; it is written ‘{instead}’.',
      changeIt,
    ],
    'in.brackets': [
      'The list after ‘in’ stands in square brackets: in [ … ].',
      'Use square brackets',
    ],
    'string.open': ['The closing quotation mark is missing.', 'Close the text at the end'],
    'string.curly': ['Quotation marks are straight here: {instead}.', changeIt],
    'name.open': ['The closing backtick is missing.', 'Close the name at the end'],
    'name.empty': 'A name between backticks has at least one character.',
    'regex.open': ['The closing slash of the regex is missing.', 'Close the regex at the end'],
    'regex.empty': 'The regex is empty and would match everything.',
    'regex.lookaround': 'The regex uses ‘{found}’; looking ahead or behind is not supported.',
    'regex.backreference':
      'The regex refers back to a group with ‘{found}’, which is not supported.',
    'regex.invalid': 'The regex is not valid at ‘{found}’: {reason}',
    'duration.space': ['A time span is written in one: 30m.', 'Remove the space'],
    'duration.whole': 'A time span is a whole number with a unit: 150s and not 2.5m.',
    'duration.unit':
      '‘{unit}’ is no unit of time; there are ms, s, m, h, d, w, mo, q and y. A name that begins with a digit stands in backticks.',
    'function.unknown': ['There is no function ‘{name}’.{near}', changeIt],
    'function.not_run': 'The function ‘{name}’ is not run here: {reason}',
    'function.arguments': '‘{name}’ takes {takes}; {count} given. Its form is {signature}.',
    'argument.type': '‘{name}’ takes {wanted} for ‘{parameter}’ and not {given}.',
    'argument.not_written': '‘{name}’ needs {what} written in the query, in quotation marks.',
    'percent.range': 'A percentile is a number from 0 to 100, written in the query.',
    'date.pattern': 'This pattern cannot be used: {reason}',
    'date.zone': 'There is no time zone ‘{found}’; write one such as Asia/Seoul, UTC or +09:00.',
    'operand.type': '‘{operator}’ does not take {given}.',
    'match.pattern': '‘like’ takes a text in quotation marks or a regex.',
    'match.regex': ['‘=~’ takes a regex; ‘like’ takes a text.', 'Change to ‘like’'],
    'operand.collection': 'A map or a list compares with nothing, so this is never true.',
    'collection.misplaced': '{given} cannot be a key of {command}.',
    'condition.not_boolean': 'A condition is needed here, such as a comparison; this is {given}.',
    'duration.misplaced':
      'A time span such as ‘{found}’ stands only where a function or option asks for one.',
    'duration.zero': 'A time span is at least 1.',
    'duration.capped': [
      'CloudWatch Logs reduces ‘{found}’ to ‘{instead}’ without saying so.',
      'Write ‘{better}’',
    ],
    'regex.misplaced': 'A regex stands after like, =~ or parse, or in regexReplace.',
    'star.misplaced': 'The star stands for every event and is known to count(*) only.',
    'aggregate.outside_stats': '‘{name}’ adds up many events, so it stands in stats only.',
    'aggregate.nested': '‘{name}’ may not stand inside another aggregate.',
    'stats.not_aggregated':
      '‘{name}’ is neither aggregated nor named after ‘by’ nor an earlier column of this stats.',
    'stats.offset_without_bin':
      'An offset moves the periods of bin(), and there is none after ‘by’.',
    'fillmissing.no_bin':
      'fillmissing stands behind stats … by bin(…) and needs its one column of bin().',
    'sessionize.no_timestamp': 'Sessions need a column @timestamp, and stats left none.',
    'stats.too_many': 'A query has at most {most} stats.',
    'stats.column_gone': [
      'A later stats sees only the columns of the one before; ‘{name}’ is none of them.{near}',
      changeIt,
    ],
    'stats.bin_without_timestamp':
      'bin() in a later stats needs a column @timestamp from the one before.',
    'stage.before_last_stats': '‘{name}’ stands only after the last stats.',
    'dedup.followed': 'Only limit may follow dedup.',
    'limit.range': 'A limit is a whole number from 1 to 100,000.',
    'parse.no_wildcard': 'The pattern of parse has no * and so takes out nothing.',
    'parse.count': 'Values that the pattern takes out: {found}. Names after ‘as’: {names}.',
    'parse.no_names':
      'What parse takes out has no name: write (?<name>…) in the regex or names after ‘as’.',
    'parse.multi': '‘multi’ belongs to a parse with a regex.',
    'parse.multi_names': '‘multi’ takes the names from the regex, (?<name>…), and not from ‘as’.',
    'join.repeated': 'A query has at most one join.',
    'join.side': 'The name of a side stands before this column of the join: {name}.',
    'option.unknown': ['‘{command}’ has no option ‘{name}’.{near}', changeIt],
    'option.value': 'The option ‘{name}’ takes {wanted}.',
    'option.repeated': 'The option ‘{name}’ is given twice.',
    'option.missing': '‘{command}’ needs the option ‘{name}’.',
    'source.misplaced': 'SOURCE is the first command of a query or subquery.',
    'source.selector':
      'SOURCE selects with logGroups(namePrefix: […], accountIdentifiers: […], class: […]).',
    'source.limit': '‘{name}’ takes at most {most} values.',
    'subquery.nested': 'A subquery may not hold another one.',
    'subquery.columns': 'A subquery after ‘in’ gives exactly one column; this one gives {count}.',
    'column.gone': ['stats left no column ‘{name}’, so this has no value.{near}', changeIt],
    'column.replaced': 'Two columns are named ‘{name}’; the earlier one is gone.',
    'time.as_text':
      'A time does not compare with ‘{found}’. Choose the time range of the query, or use toMillis(…) and parseDate(…).',
    'number.too_precise':
      '‘{found}’ has more digits than a number keeps; compare it as text, in quotation marks.',
    'column.as_call': [
      '‘{name}’ is a column here and no call; its name stands in backticks, or give it one with ‘as’.',
      inBackticks,
    ],
    'column.too_early':
      '‘{name}’ is made in this same command; its parts can be used from the next one on.',
    'field.never_seen': ['No event seen so far has a field ‘{name}’.{near}', changeIt],
    'field.hyphen': [
      'This subtracts ‘{right}’ from ‘{left}’. A name with a hyphen stands in backticks.',
      inBackticks,
    ],
    'display.replaced': 'A later display decides on the columns, so this one has no effect.',
    'condition.missing_kept': [
      'Events without ‘{name}’ are kept too. Add ispresent({name}) to leave them out.',
      'Add ispresent({name})',
    ],
  },
} as const satisfies {
  readonly language: string
  readonly placed: string
  readonly of: Readonly<Record<string, Sentence>>
}
