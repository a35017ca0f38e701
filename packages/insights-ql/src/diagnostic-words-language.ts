import type { Bilingual } from './bilingual.ts'
import type { DiagnosticWords } from './diagnostic.ts'

/** Fixes that several diagnostics have. */
export const changeIt: Bilingual = { en: 'Change to ‘{instead}’', ko: '‘{instead}’(으)로 변경' }
export const inBackticks: Bilingual = {
  en: 'Put the name in backticks',
  ko: '이름을 백틱으로 감싸기',
}

/** What is wrong with the text itself: letters, words and their order. */
export const languageWords = {
  'query.empty': {
    en: 'The query is empty.',
    ko: '쿼리가 비어 있습니다.',
  },
  'query.too_long': {
    en: 'A query has at most {most} characters; this one has {count}.',
    ko: '쿼리는 최대 {most}자입니다. 이 쿼리는 {count}자입니다.',
  },
  'query.too_deep': {
    en: 'Parentheses, calls and signs are nested more than {most} levels deep here.',
    ko: '여기에서 괄호, 함수 호출 또는 부호가 {most}단계보다 깊게 중첩되었습니다.',
  },
  'text.half_character': {
    en: 'The text holds half of a character here, which cannot be sent.',
    ko: '여기에 절반만 남은 글자가 있어 보낼 수 없습니다.',
  },
  'parameter.open': {
    en: '{name} is a parameter of a saved query and has no value yet.',
    ko: '{name}은(는) 저장된 쿼리의 매개변수이며 아직 값이 없습니다.',
  },
  'stage.empty': {
    en: 'A command is missing beside this pipe.',
    ko: '이 파이프 옆에 명령이 없습니다.',
    fix: { en: 'Remove the pipe', ko: '파이프 제거' },
  },
  'command.unknown': {
    en: 'There is no command ‘{name}’.{near}',
    ko: '‘{name}’ 명령은 없습니다.{near}',
    fix: changeIt,
  },
  'command.not_run': {
    en: 'The command ‘{name}’ is not run here: {reason}',
    ko: '‘{name}’ 명령은 여기에서 실행되지 않습니다. {reason}',
    fix: changeIt,
  },
  'syntax.unexpected': {
    en: 'Unexpected symbol found: {found}.{expected}',
    ko: '예상하지 못한 기호: {found}.{expected}',
  },
  'syntax.word': {
    en: 'Unexpected word ‘{found}’. Did you mean ‘{instead}’?',
    ko: '예상하지 못한 단어 ‘{found}’. ‘{instead}’을(를) 뜻했습니까?',
    fix: changeIt,
  },
  'syntax.end': {
    en: 'The text ends too early.{expected}',
    ko: '텍스트가 너무 일찍 끝났습니다.{expected}',
  },
  'syntax.unclosed': {
    en: 'A closing ‘{bracket}’ is missing.',
    ko: '닫는 ‘{bracket}’이(가) 없습니다.',
    fix: { en: 'Insert ‘{bracket}’', ko: '‘{bracket}’ 삽입' },
  },
  'syntax.missing_comma': {
    en: 'A comma is missing before {found}.',
    ko: '{found} 앞에 쉼표가 없습니다.',
    fix: { en: 'Insert a comma', ko: '쉼표 삽입' },
  },
  'syntax.missing_pipe': {
    en: 'A pipe is missing before the command ‘{found}’.',
    ko: '‘{found}’ 명령 앞에 파이프(|)가 없습니다.',
    fix: { en: 'Insert a pipe', ko: '파이프 삽입' },
  },
  'regex.flags': {
    en: 'A regex takes no flags after its closing slash; write (?{flags}) at its beginning.',
    ko: '정규식은 닫는 슬래시 뒤에 플래그를 받지 않습니다. 앞부분에 (?{flags})을(를) 쓰십시오.',
    fix: { en: 'Move the flags to the beginning', ko: '플래그를 앞으로 이동' },
  },
  'name.needs_backticks': {
    en: 'A name with other characters than A–Z, 0–9, _ and . stands in backticks: `{name}`.',
    ko: 'A–Z, 0–9, _ , . 이외의 글자가 있는 이름은 백틱으로 감쌉니다: `{name}`.',
    fix: inBackticks,
  },
  'name.is_word': {
    en: '‘{name}’ is a word of parse; a field of this name stands in backticks.',
    ko: '‘{name}’은(는) parse의 예약어입니다. 이 이름의 필드는 백틱으로 감쌉니다.',
    fix: inBackticks,
  },
  'stats.group_by': {
    en: 'Groups stand behind ‘by’ alone, without ‘{found}’.',
    ko: '그룹은 ‘{found}’ 없이 ‘by’만 쓰고 그 뒤에 씁니다.',
    fix: { en: 'Remove ‘{found}’', ko: '‘{found}’ 제거' },
  },
  'operator.foreign': {
    en: 'The language has no operator ‘{found}’; it is written ‘{instead}’.',
    ko: '‘{found}’ 연산자는 없습니다. ‘{instead}’(으)로 씁니다.',
    fix: changeIt,
  },
  'in.brackets': {
    en: 'The list after ‘in’ stands in square brackets: in [ … ].',
    ko: '‘in’ 뒤의 목록은 대괄호로 감쌉니다: in [ … ].',
    fix: { en: 'Use square brackets', ko: '대괄호 사용' },
  },
  'string.open': {
    en: 'The closing quotation mark is missing.',
    ko: '닫는 따옴표가 없습니다.',
    fix: { en: 'Close the text at the end', ko: '끝에서 따옴표 닫기' },
  },
  'string.curly': {
    en: 'Quotation marks are straight here: {instead}.',
    ko: '따옴표는 곧은 것을 씁니다: {instead}.',
    fix: changeIt,
  },
  'name.open': {
    en: 'The closing backtick is missing.',
    ko: '닫는 백틱이 없습니다.',
    fix: { en: 'Close the name at the end', ko: '끝에서 백틱 닫기' },
  },
  'name.empty': {
    en: 'A name between backticks has at least one character.',
    ko: '백틱 사이의 이름에는 글자가 하나 이상 있어야 합니다.',
  },
  'regex.open': {
    en: 'The closing slash of the regex is missing.',
    ko: '정규식의 닫는 슬래시가 없습니다.',
    fix: { en: 'Close the regex at the end', ko: '끝에서 정규식 닫기' },
  },
  'regex.empty': {
    en: 'The regex is empty and would match everything.',
    ko: '정규식이 비어 있어 모든 것과 일치합니다.',
  },
  'regex.lookaround': {
    en: 'The regex uses ‘{found}’; looking ahead or behind is not supported.',
    ko: '정규식에 ‘{found}’이(가) 있습니다. 전방·후방 탐색은 지원되지 않습니다.',
  },
  'regex.backreference': {
    en: 'The regex refers back to a group with ‘{found}’, which is not supported.',
    ko: '정규식의 ‘{found}’은(는) 그룹 역참조이며 지원되지 않습니다.',
  },
  'regex.invalid': {
    en: 'The regex is not valid at ‘{found}’: {reason}',
    ko: '정규식의 ‘{found}’ 부분이 올바르지 않습니다. {reason}',
  },
  'duration.space': {
    en: 'A time span is written in one: 30m.',
    ko: '기간은 30m처럼 붙여 씁니다.',
    fix: { en: 'Remove the space', ko: '공백 제거' },
  },
  'duration.whole': {
    en: 'A time span is a whole number with a unit: 150s and not 2.5m.',
    ko: '기간은 정수와 단위로 씁니다. 2.5m이 아니라 150s입니다.',
  },
  'duration.unit': {
    en: '‘{unit}’ is no unit of time; there are ms, s, m, h, d, w, mo, q and y. A name that begins with a digit stands in backticks.',
    ko: '‘{unit}’은(는) 시간 단위가 아닙니다. ms, s, m, h, d, w, mo, q, y가 있습니다. 숫자로 시작하는 이름은 백틱으로 감쌉니다.',
  },
} satisfies Record<string, DiagnosticWords>
