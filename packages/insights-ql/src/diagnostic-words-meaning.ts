import type { DiagnosticWords } from './diagnostic.ts'
import { changeIt, inBackticks } from './diagnostic-words-language.ts'

/** What is wrong with a text that reads well: functions, types, columns and the order of stages. */
export const meaningWords = {
  'function.unknown': {
    en: 'There is no function ‘{name}’.{near}',
    ko: '‘{name}’ 함수는 없습니다.{near}',
    fix: changeIt,
  },
  'function.not_run': {
    en: 'The function ‘{name}’ is not run here: {reason}',
    ko: '‘{name}’ 함수는 여기에서 실행되지 않습니다. {reason}',
  },
  'function.arguments': {
    en: '‘{name}’ takes {takes}; {count} given. Its form is {signature}.',
    ko: '‘{name}’ 함수의 인수는 {takes}입니다. {count}개가 있습니다. 형식: {signature}',
  },
  'argument.type': {
    en: '‘{name}’ takes {wanted} for ‘{parameter}’ and not {given}.',
    ko: '‘{name}’ 함수의 ‘{parameter}’ 자리에는 {given} 값이 아니라 {wanted} 값이 옵니다.',
  },
  'argument.not_written': {
    en: '‘{name}’ needs {what} written in the query, in quotation marks.',
    ko: '‘{name}’ 함수에는 {what}을(를) 쿼리에 따옴표로 감싸 직접 써야 합니다.',
  },
  'percent.range': {
    en: 'A percentile is a number from 0 to 100, written in the query.',
    ko: '백분위는 쿼리에 직접 쓴 0에서 100까지의 숫자입니다.',
  },
  'date.pattern': {
    en: 'This pattern cannot be used: {reason}',
    ko: '이 패턴은 쓸 수 없습니다. {reason}',
  },
  'date.zone': {
    en: 'There is no time zone ‘{found}’; write one such as Asia/Seoul, UTC or +09:00.',
    ko: '‘{found}’ 시간대는 없습니다. Asia/Seoul, UTC, +09:00과 같이 쓰십시오.',
  },
  'operand.type': {
    en: '‘{operator}’ does not take {given}.',
    ko: '‘{operator}’에는 {given} 값을 쓸 수 없습니다.',
  },
  'match.pattern': {
    en: '‘like’ takes a text in quotation marks or a regex.',
    ko: '‘like’ 뒤에는 따옴표로 감싼 문자열이나 정규식이 옵니다.',
  },
  'match.regex': {
    en: '‘=~’ takes a regex; ‘like’ takes a text.',
    ko: '‘=~’ 뒤에는 정규식이 옵니다. 문자열에는 ‘like’를 쓰십시오.',
    fix: { en: 'Change to ‘like’', ko: '‘like’로 변경' },
  },
  'operand.collection': {
    severity: 'warning',
    en: 'A map or a list compares with nothing, so this is never true.',
    ko: '맵이나 목록은 어떤 값과도 비교되지 않으므로 이 조건은 결코 참이 아닙니다.',
  },
  'collection.misplaced': {
    en: '{given} cannot be a key of {command}.',
    ko: '{given}은(는) {command}의 키가 될 수 없습니다.',
  },
  'condition.not_boolean': {
    en: 'A condition is needed here, such as a comparison; this is {given}.',
    ko: '여기에는 비교와 같은 조건이 필요합니다. 이것은 {given} 값입니다.',
  },
  'duration.misplaced': {
    en: 'A time span such as ‘{found}’ stands only where a function or option asks for one.',
    ko: '‘{found}’와 같은 기간은 이를 요구하는 함수나 옵션에만 쓸 수 있습니다.',
  },
  'duration.zero': {
    en: 'A time span is at least 1.',
    ko: '기간은 1 이상입니다.',
  },
  'duration.capped': {
    severity: 'warning',
    en: 'CloudWatch Logs reduces ‘{found}’ to ‘{instead}’ without saying so.',
    ko: 'CloudWatch Logs는 ‘{found}’을(를) 알리지 않고 ‘{instead}’(으)로 줄입니다.',
    fix: { en: 'Write ‘{better}’', ko: '‘{better}’(으)로 쓰기' },
  },
  'regex.misplaced': {
    en: 'A regex stands after like, =~ or parse, or in regexReplace.',
    ko: '정규식은 like, =~, parse 뒤나 regexReplace 안에 씁니다.',
  },
  'star.misplaced': {
    en: 'The star stands for every event and is known to count(*) only.',
    ko: '별표는 모든 이벤트를 뜻하며 count(*)에만 쓸 수 있습니다.',
  },
  'aggregate.outside_stats': {
    en: '‘{name}’ adds up many events, so it stands in stats only.',
    ko: '‘{name}’ 함수는 여러 이벤트를 집계하므로 stats에만 쓸 수 있습니다.',
  },
  'aggregate.nested': {
    en: '‘{name}’ may not stand inside another aggregate.',
    ko: '‘{name}’ 함수는 다른 집계 함수 안에 쓸 수 없습니다.',
  },
  'stats.not_aggregated': {
    en: '‘{name}’ is neither aggregated nor named after ‘by’ nor an earlier column of this stats.',
    ko: '‘{name}’은(는) 집계되지 않았고, ‘by’ 뒤에도 이 stats의 앞선 열에도 없습니다.',
  },
  'stats.offset_without_bin': {
    en: 'An offset moves the periods of bin(), and there is none after ‘by’.',
    ko: 'offset은 bin()의 기간을 옮기지만 ‘by’ 뒤에 bin()이 없습니다.',
  },
  'fillmissing.no_bin': {
    en: 'fillmissing stands behind stats … by bin(…) and needs its one column of bin().',
    ko: 'fillmissing은 stats … by bin(…) 뒤에 오며 하나뿐인 bin() 열이 필요합니다.',
  },
  'sessionize.no_timestamp': {
    en: 'Sessions need a column @timestamp, and stats left none.',
    ko: 'sessionize에는 @timestamp 열이 필요하지만 stats 뒤에는 없습니다.',
  },
  'stats.too_many': {
    en: 'A query has at most {most} stats.',
    ko: '한 쿼리에는 stats가 최대 {most}번 올 수 있습니다.',
  },
  'stats.column_gone': {
    en: 'A later stats sees only the columns of the one before; ‘{name}’ is none of them.{near}',
    ko: '뒤에 오는 stats는 바로 앞 stats의 열만 볼 수 있습니다. ‘{name}’은(는) 그 열이 아닙니다.{near}',
    fix: changeIt,
  },
  'stats.bin_without_timestamp': {
    en: 'bin() in a later stats needs a column @timestamp from the one before.',
    ko: '뒤에 오는 stats의 bin()에는 앞 stats의 @timestamp 열이 필요합니다.',
  },
  'stage.before_last_stats': {
    en: '‘{name}’ stands only after the last stats.',
    ko: '‘{name}’ 명령은 마지막 stats 뒤에만 올 수 있습니다.',
  },
  'dedup.followed': {
    en: 'Only limit may follow dedup.',
    ko: 'dedup 뒤에는 limit만 올 수 있습니다.',
  },
  'limit.range': {
    en: 'A limit is a whole number from 1 to 100,000.',
    ko: 'limit 값은 1에서 100,000까지의 정수입니다.',
  },
  'parse.no_wildcard': {
    en: 'The pattern of parse has no * and so takes out nothing.',
    ko: 'parse 패턴에 *가 없어 추출되는 값이 없습니다.',
  },
  'parse.count': {
    en: 'Values that the pattern takes out: {found}. Names after ‘as’: {names}.',
    ko: '패턴이 추출하는 값: {found}개. ‘as’ 뒤의 이름: {names}개.',
  },
  'parse.no_names': {
    en: 'What parse takes out has no name: write (?<name>…) in the regex or names after ‘as’.',
    ko: 'parse가 추출하는 값에 이름이 없습니다. 정규식에 (?<이름>…)을 쓰거나 ‘as’ 뒤에 이름을 쓰십시오.',
  },
  'parse.multi': {
    en: '‘multi’ belongs to a parse with a regex.',
    ko: '‘multi’는 정규식을 쓰는 parse에만 쓸 수 있습니다.',
  },
  'parse.multi_names': {
    en: '‘multi’ takes the names from the regex, (?<name>…), and not from ‘as’.',
    ko: '‘multi’는 ‘as’가 아니라 정규식의 (?<이름>…)에서 이름을 가져옵니다.',
  },
  'join.repeated': {
    en: 'A query has at most one join.',
    ko: '한 쿼리에는 join이 한 번만 올 수 있습니다.',
  },
  'join.side': {
    en: 'The name of a side stands before this column of the join: {name}.',
    ko: 'join의 이 열 앞에 해당 쪽의 이름을 써야 합니다: {name}.',
  },
  'option.unknown': {
    en: '‘{command}’ has no option ‘{name}’.{near}',
    ko: '‘{command}’ 명령에는 ‘{name}’ 옵션이 없습니다.{near}',
    fix: changeIt,
  },
  'option.value': {
    en: 'The option ‘{name}’ takes {wanted}.',
    ko: '‘{name}’ 옵션의 값은 {wanted}입니다.',
  },
  'option.repeated': {
    en: 'The option ‘{name}’ is given twice.',
    ko: '‘{name}’ 옵션이 두 번 있습니다.',
  },
  'option.missing': {
    en: '‘{command}’ needs the option ‘{name}’.',
    ko: '‘{command}’ 명령에는 ‘{name}’ 옵션이 필요합니다.',
  },
  'source.misplaced': {
    en: 'SOURCE is the first command of a query or subquery.',
    ko: 'SOURCE는 쿼리나 하위 쿼리의 첫 번째 명령입니다.',
  },
  'source.selector': {
    en: 'SOURCE selects with logGroups(namePrefix: […], accountIdentifiers: […], class: […]).',
    ko: 'SOURCE는 logGroups(namePrefix: […], accountIdentifiers: […], class: […])로 선택합니다.',
  },
  'source.limit': {
    en: '‘{name}’ takes at most {most} values.',
    ko: '‘{name}’의 값은 최대 {most}개입니다.',
  },
  'subquery.nested': {
    en: 'A subquery may not hold another one.',
    ko: '하위 쿼리 안에 다른 하위 쿼리를 쓸 수 없습니다.',
  },
  'subquery.columns': {
    en: 'A subquery after ‘in’ gives exactly one column; this one gives {count}.',
    ko: '‘in’ 뒤의 하위 쿼리는 열이 하나여야 합니다. 이 쿼리의 열은 {count}개입니다.',
  },
  'column.gone': {
    severity: 'warning',
    en: 'stats left no column ‘{name}’, so this has no value.{near}',
    ko: 'stats 뒤에는 ‘{name}’ 열이 없으므로 값이 없습니다.{near}',
    fix: changeIt,
  },
  'column.replaced': {
    severity: 'warning',
    en: 'Two columns are named ‘{name}’; the earlier one is gone.',
    ko: '이름이 ‘{name}’인 열이 두 개 있어 앞의 열은 사라집니다.',
  },
  'time.as_text': {
    severity: 'warning',
    en: 'A time does not compare with ‘{found}’. Choose the time range of the query, or use toMillis(…) and parseDate(…).',
    ko: '시각은 ‘{found}’ 문자열과 비교되지 않습니다. 쿼리의 시간 범위를 고르거나 toMillis(…)와 parseDate(…)를 쓰십시오.',
  },
  'number.too_precise': {
    severity: 'warning',
    en: '‘{found}’ has more digits than a number keeps; compare it as text, in quotation marks.',
    ko: '‘{found}’은(는) 숫자로 다 담을 수 없는 자릿수입니다. 따옴표로 감싸 문자열로 비교하십시오.',
  },
  'column.as_call': {
    en: '‘{name}’ is a column here and no call; its name stands in backticks, or give it one with ‘as’.',
    ko: '여기에서 ‘{name}’은(는) 함수 호출이 아니라 열입니다. 백틱으로 감싸거나 ‘as’로 이름을 붙이십시오.',
    fix: inBackticks,
  },
  'column.too_early': {
    severity: 'warning',
    en: '‘{name}’ is made in this same command; its parts can be used from the next one on.',
    ko: '‘{name}’은(는) 같은 명령에서 만들어집니다. 그 하위 값은 다음 명령부터 쓸 수 있습니다.',
  },
  'field.never_seen': {
    severity: 'warning',
    en: 'No event seen so far has a field ‘{name}’.{near}',
    ko: '지금까지 본 이벤트에 ‘{name}’ 필드가 없습니다.{near}',
    fix: changeIt,
  },
  'field.hyphen': {
    severity: 'hint',
    en: 'This subtracts ‘{right}’ from ‘{left}’. A name with a hyphen stands in backticks.',
    ko: '이것은 ‘{left}’에서 ‘{right}’을(를) 뺍니다. 하이픈이 있는 이름은 백틱으로 감쌉니다.',
    fix: inBackticks,
  },
  'display.replaced': {
    severity: 'warning',
    en: 'A later display decides on the columns, so this one has no effect.',
    ko: '뒤에 오는 display가 열을 정하므로 이 display는 효과가 없습니다.',
  },
  'condition.missing_kept': {
    severity: 'hint',
    en: 'Events without ‘{name}’ are kept too. Add ispresent({name}) to leave them out.',
    ko: '‘{name}’ 필드가 없는 이벤트도 남습니다. 제외하려면 ispresent({name})을 추가하십시오.',
    fix: { en: 'Add ispresent({name})', ko: 'ispresent({name}) 추가' },
  },
} satisfies Record<string, DiagnosticWords>
