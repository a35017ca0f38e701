import { declare, type FunctionFacts } from './signature.ts'

const text = (signature: string, en: string, ko: string): FunctionFacts =>
  declare('scalar', signature, en, ko)

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const textFunctions: readonly FunctionFacts[] = [
  text(
    'isempty(field: any): number',
    '1 if the field is missing or an empty string.',
    '필드가 없거나 빈 문자열이면 1.',
  ),
  text(
    'isblank(field: any): number',
    '1 if the field is missing, empty or only white space.',
    '필드가 없거나 비어 있거나 공백뿐이면 1.',
  ),
  text('concat(first: any, ...others: any): string', 'The texts in a row.', '이어 붙인 문자열.'),
  text(
    'ltrim(text: string, characters?: string): string',
    'Without white space, or without these characters, at the beginning.',
    '앞쪽의 공백 또는 지정한 문자들을 제거.',
  ),
  text(
    'rtrim(text: string, characters?: string): string',
    'Without white space, or without these characters, at the end.',
    '뒤쪽의 공백 또는 지정한 문자들을 제거.',
  ),
  text(
    'trim(text: string, characters?: string): string',
    'Without white space, or without these characters, at both ends.',
    '양쪽의 공백 또는 지정한 문자들을 제거.',
  ),
  text('strlen(text: string): number', 'The number of characters.', '글자 수.'),
  text('toupper(text: string): string', 'In upper case.', '대문자로 변환.'),
  text('tolower(text: string): string', 'In lower case.', '소문자로 변환.'),
  text(
    'substr(text: string, start: number, length?: number): string',
    'The part from a position on, counted from 0.',
    '지정한 위치(0부터)에서 시작하는 부분.',
  ),
  text(
    'replace(text: string, search: string, replacement: string): string',
    'Every occurrence replaced.',
    '모든 일치 항목을 바꿈.',
  ),
  text(
    'regexReplace(text: string, pattern: string|regex, replacement: string): string',
    'Every match of a regex replaced.',
    '정규식과 일치하는 모든 부분을 바꿈.',
  ),
  text(
    'strcontains(text: string, search: string, ignoreCase?: any): number',
    '1 if the text holds the other.',
    '문자열이 들어 있으면 1.',
  ),
  text(
    'startsWith(text: string, search: string): boolean',
    'Begins with it.',
    '이 문자열로 시작함.',
  ),
  text('endsWith(text: string, search: string): boolean', 'Ends with it.', '이 문자열로 끝남.'),
  text('urlencode(text: string): string', 'Encoded for a URL.', 'URL 인코딩.'),
  text('urldecode(text: string): string', 'Decoded from a URL.', 'URL 디코딩.'),
  text('base64encode(text: string): string', 'As Base64.', 'Base64 인코딩.'),
  text('base64decode(text: string): string', 'Out of Base64.', 'Base64 디코딩.'),
  text(
    'split(text: string, separator: string): list',
    'The parts between separators, as a list.',
    '구분자로 나눈 목록.',
  ),
  text(
    'hexToAscii(text: string): string',
    'Hexadecimal digits as text.',
    '16진수를 문자열로 변환.',
  ),
  text('hexToDec(text: string): number', 'A hexadecimal as a number.', '16진수를 10진수로 변환.'),
  text('decToHex(value: number): string', 'A number as 0x….', '10진수를 0x… 형식으로 변환.'),
  text('md5(text: string): string', 'The MD5 hash in hexadecimal.', 'MD5 해시(16진수).'),
  text('sha256(text: string): string', 'The SHA-256 hash in hexadecimal.', 'SHA-256 해시(16진수).'),
]
