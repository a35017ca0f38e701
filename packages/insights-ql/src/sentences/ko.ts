import type { Sentences } from '../diagnostic.ts'

const changeIt = '‘{instead}’(으)로 변경'
const inBackticks = '이름을 백틱으로 감싸기'

/** What is said of a query, for who reads Korean. */
export const korean: Sentences = {
  language: 'ko',
  placed: '{sentence} ({line}행 {column}번째 글자)',
  of: {
    'query.empty': '쿼리가 비어 있습니다.',
    'query.too_long': '쿼리는 최대 {most}자입니다. 이 쿼리는 {count}자입니다.',
    'query.too_deep': '여기에서 괄호, 함수 호출 또는 부호가 {most}단계보다 깊게 중첩되었습니다.',
    'text.half_character': '여기에 절반만 남은 글자가 있어 보낼 수 없습니다.',
    'parameter.open': '{name}은(는) 저장된 쿼리의 매개변수이며 아직 값이 없습니다.',
    'stage.empty': ['이 파이프 옆에 명령이 없습니다.', '파이프 제거'],
    'command.unknown': ['‘{name}’ 명령은 없습니다.{near}', changeIt],
    'command.not_run': ['‘{name}’ 명령은 여기에서 실행되지 않습니다. {reason}', changeIt],
    'syntax.unexpected': '예상하지 못한 기호: {found}.{expected}',
    'syntax.word': ['예상하지 못한 단어 ‘{found}’. ‘{instead}’을(를) 뜻했습니까?', changeIt],
    'syntax.end': '텍스트가 너무 일찍 끝났습니다.{expected}',
    'syntax.unclosed': ['닫는 ‘{bracket}’이(가) 없습니다.', '‘{bracket}’ 삽입'],
    'syntax.missing_comma': ['{found} 앞에 쉼표가 없습니다.', '쉼표 삽입'],
    'syntax.missing_pipe': ['‘{found}’ 명령 앞에 파이프(|)가 없습니다.', '파이프 삽입'],
    'regex.flags': [
      '정규식은 닫는 슬래시 뒤에 플래그를 받지 않습니다. 앞부분에 (?{flags})을(를) 쓰십시오.',
      '플래그를 앞으로 이동',
    ],
    'name.needs_backticks': [
      'A–Z, 0–9, _ , . 이외의 글자가 있는 이름은 백틱으로 감쌉니다: `{name}`.',
      inBackticks,
    ],
    'name.is_word': [
      '‘{name}’은(는) parse의 예약어입니다. 이 이름의 필드는 백틱으로 감쌉니다.',
      inBackticks,
    ],
    'stats.group_by': ['그룹은 ‘{found}’ 없이 ‘by’만 쓰고 그 뒤에 씁니다.', '‘{found}’ 제거'],
    'operator.foreign': ['‘{found}’ 연산자는 없습니다. ‘{instead}’(으)로 씁니다.', changeIt],
    'in.brackets': ['‘in’ 뒤의 목록은 대괄호로 감쌉니다: in [ … ].', '대괄호 사용'],
    'string.open': ['닫는 따옴표가 없습니다.', '끝에서 따옴표 닫기'],
    'string.curly': ['따옴표는 곧은 것을 씁니다: {instead}.', changeIt],
    'name.open': ['닫는 백틱이 없습니다.', '끝에서 백틱 닫기'],
    'name.empty': '백틱 사이의 이름에는 글자가 하나 이상 있어야 합니다.',
    'regex.open': ['정규식의 닫는 슬래시가 없습니다.', '끝에서 정규식 닫기'],
    'regex.empty': '정규식이 비어 있어 모든 것과 일치합니다.',
    'regex.lookaround': '정규식에 ‘{found}’이(가) 있습니다. 전방·후방 탐색은 지원되지 않습니다.',
    'regex.backreference': '정규식의 ‘{found}’은(는) 그룹 역참조이며 지원되지 않습니다.',
    'regex.invalid': '정규식의 ‘{found}’ 부분이 올바르지 않습니다. {reason}',
    'duration.space': ['기간은 30m처럼 붙여 씁니다.', '공백 제거'],
    'duration.whole': '기간은 정수와 단위로 씁니다. 2.5m이 아니라 150s입니다.',
    'duration.unit':
      '‘{unit}’은(는) 시간 단위가 아닙니다. ms, s, m, h, d, w, mo, q, y가 있습니다. 숫자로 시작하는 이름은 백틱으로 감쌉니다.',
    'function.unknown': ['‘{name}’ 함수는 없습니다.{near}', changeIt],
    'function.not_run': '‘{name}’ 함수는 여기에서 실행되지 않습니다. {reason}',
    'function.arguments':
      '‘{name}’ 함수의 인수는 {takes}입니다. {count}개가 있습니다. 형식: {signature}',
    'argument.type':
      '‘{name}’ 함수의 ‘{parameter}’ 자리에는 {given} 값이 아니라 {wanted} 값이 옵니다.',
    'argument.not_written': '‘{name}’ 함수에는 {what}을(를) 쿼리에 따옴표로 감싸 직접 써야 합니다.',
    'percent.range': '백분위는 쿼리에 직접 쓴 0에서 100까지의 숫자입니다.',
    'date.pattern': '이 패턴은 쓸 수 없습니다. {reason}',
    'date.zone': '‘{found}’ 시간대는 없습니다. Asia/Seoul, UTC, +09:00과 같이 쓰십시오.',
    'operand.type': '‘{operator}’에는 {given} 값을 쓸 수 없습니다.',
    'match.pattern': '‘like’ 뒤에는 따옴표로 감싼 문자열이나 정규식이 옵니다.',
    'match.regex': ['‘=~’ 뒤에는 정규식이 옵니다. 문자열에는 ‘like’를 쓰십시오.', '‘like’로 변경'],
    'operand.collection':
      '맵이나 목록은 어떤 값과도 비교되지 않으므로 이 조건은 결코 참이 아닙니다.',
    'collection.misplaced': '{given}은(는) {command}의 키가 될 수 없습니다.',
    'condition.not_boolean': '여기에는 비교와 같은 조건이 필요합니다. 이것은 {given} 값입니다.',
    'duration.misplaced': '‘{found}’와 같은 기간은 이를 요구하는 함수나 옵션에만 쓸 수 있습니다.',
    'duration.zero': '기간은 1 이상입니다.',
    'duration.capped': [
      'CloudWatch Logs는 ‘{found}’을(를) 알리지 않고 ‘{instead}’(으)로 줄입니다.',
      '‘{better}’(으)로 쓰기',
    ],
    'regex.misplaced': '정규식은 like, =~, parse 뒤나 regexReplace 안에 씁니다.',
    'star.misplaced': '별표는 모든 이벤트를 뜻하며 count(*)에만 쓸 수 있습니다.',
    'aggregate.outside_stats': '‘{name}’ 함수는 여러 이벤트를 집계하므로 stats에만 쓸 수 있습니다.',
    'aggregate.nested': '‘{name}’ 함수는 다른 집계 함수 안에 쓸 수 없습니다.',
    'stats.not_aggregated':
      '‘{name}’은(는) 집계되지 않았고, ‘by’ 뒤에도 이 stats의 앞선 열에도 없습니다.',
    'stats.offset_without_bin': 'offset은 bin()의 기간을 옮기지만 ‘by’ 뒤에 bin()이 없습니다.',
    'fillmissing.no_bin':
      'fillmissing은 stats … by bin(…) 뒤에 오며 하나뿐인 bin() 열이 필요합니다.',
    'sessionize.no_timestamp': 'sessionize에는 @timestamp 열이 필요하지만 stats 뒤에는 없습니다.',
    'stats.too_many': '한 쿼리에는 stats가 최대 {most}번 올 수 있습니다.',
    'stats.column_gone': [
      '뒤에 오는 stats는 바로 앞 stats의 열만 볼 수 있습니다. ‘{name}’은(는) 그 열이 아닙니다.{near}',
      changeIt,
    ],
    'stats.bin_without_timestamp':
      '뒤에 오는 stats의 bin()에는 앞 stats의 @timestamp 열이 필요합니다.',
    'stage.before_last_stats': '‘{name}’ 명령은 마지막 stats 뒤에만 올 수 있습니다.',
    'dedup.followed': 'dedup 뒤에는 limit만 올 수 있습니다.',
    'limit.range': 'limit 값은 1에서 100,000까지의 정수입니다.',
    'parse.no_wildcard': 'parse 패턴에 *가 없어 추출되는 값이 없습니다.',
    'parse.count': '패턴이 추출하는 값: {found}개. ‘as’ 뒤의 이름: {names}개.',
    'parse.no_names':
      'parse가 추출하는 값에 이름이 없습니다. 정규식에 (?<이름>…)을 쓰거나 ‘as’ 뒤에 이름을 쓰십시오.',
    'parse.multi': '‘multi’는 정규식을 쓰는 parse에만 쓸 수 있습니다.',
    'parse.multi_names': '‘multi’는 ‘as’가 아니라 정규식의 (?<이름>…)에서 이름을 가져옵니다.',
    'join.repeated': '한 쿼리에는 join이 한 번만 올 수 있습니다.',
    'join.side': 'join의 이 열 앞에 해당 쪽의 이름을 써야 합니다: {name}.',
    'option.unknown': ['‘{command}’ 명령에는 ‘{name}’ 옵션이 없습니다.{near}', changeIt],
    'option.value': '‘{name}’ 옵션의 값은 {wanted}입니다.',
    'option.repeated': '‘{name}’ 옵션이 두 번 있습니다.',
    'option.missing': '‘{command}’ 명령에는 ‘{name}’ 옵션이 필요합니다.',
    'source.misplaced': 'SOURCE는 쿼리나 하위 쿼리의 첫 번째 명령입니다.',
    'source.selector':
      'SOURCE는 logGroups(namePrefix: […], accountIdentifiers: […], class: […])로 선택합니다.',
    'source.limit': '‘{name}’의 값은 최대 {most}개입니다.',
    'subquery.nested': '하위 쿼리 안에 다른 하위 쿼리를 쓸 수 없습니다.',
    'subquery.columns':
      '‘in’ 뒤의 하위 쿼리는 열이 하나여야 합니다. 이 쿼리의 열은 {count}개입니다.',
    'column.gone': ['stats 뒤에는 ‘{name}’ 열이 없으므로 값이 없습니다.{near}', changeIt],
    'column.replaced': '이름이 ‘{name}’인 열이 두 개 있어 앞의 열은 사라집니다.',
    'time.as_text':
      '시각은 ‘{found}’ 문자열과 비교되지 않습니다. 쿼리의 시간 범위를 고르거나 toMillis(…)와 parseDate(…)를 쓰십시오.',
    'number.too_precise':
      '‘{found}’은(는) 숫자로 다 담을 수 없는 자릿수입니다. 따옴표로 감싸 문자열로 비교하십시오.',
    'column.as_call': [
      '여기에서 ‘{name}’은(는) 함수 호출이 아니라 열입니다. 백틱으로 감싸거나 ‘as’로 이름을 붙이십시오.',
      inBackticks,
    ],
    'column.too_early':
      '‘{name}’은(는) 같은 명령에서 만들어집니다. 그 하위 값은 다음 명령부터 쓸 수 있습니다.',
    'field.never_seen': ['지금까지 본 이벤트에 ‘{name}’ 필드가 없습니다.{near}', changeIt],
    'field.hyphen': [
      '이것은 ‘{left}’에서 ‘{right}’을(를) 뺍니다. 하이픈이 있는 이름은 백틱으로 감쌉니다.',
      inBackticks,
    ],
    'display.replaced': '뒤에 오는 display가 열을 정하므로 이 display는 효과가 없습니다.',
    'condition.missing_kept': [
      '‘{name}’ 필드가 없는 이벤트도 남습니다. 제외하려면 ispresent({name})을 추가하십시오.',
      'ispresent({name}) 추가',
    ],
  },
}
