import { declare, type FunctionFacts } from './signature.ts'

const scalar = (signature: string, en: string, ko: string): FunctionFacts =>
  declare('scalar', signature, en, ko)

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-operations-functions.html */
export const scalarFunctions: readonly FunctionFacts[] = [
  scalar('abs(value: number): number', 'The value without its sign.', '절댓값.'),
  scalar('ceil(value: number): number', 'The next whole number above.', '올림한 정수.'),
  scalar('floor(value: number): number', 'The next whole number below.', '내림한 정수.'),
  scalar('greatest(first: number, ...others: number): number', 'The largest value.', '가장 큰 값.'),
  scalar('least(first: number, ...others: number): number', 'The smallest value.', '가장 작은 값.'),
  scalar('log(value: number): number', 'The natural logarithm.', '자연로그.'),
  scalar('sqrt(value: number): number', 'The square root.', '제곱근.'),
  scalar(
    'round(value: number, decimals?: number): number',
    'Rounded to a number of decimals, none by default.',
    '지정한 소수 자릿수로 반올림. 기본값은 0자리.',
  ),
  scalar(
    'haversine(latitude1: number, longitude1: number, latitude2: number, longitude2: number): number',
    'The distance of two places on Earth in kilometres.',
    '지구 위 두 지점 사이의 거리(km).',
  ),
  scalar('toNumber(value: any): number', 'The value read as a number.', '값을 숫자로 읽음.'),
  scalar('toInt(value: any): number', 'The value as a 32-bit integer.', '32비트 정수로 변환.'),
  scalar('toLong(value: any): number', 'The value as a 64-bit integer.', '64비트 정수로 변환.'),
  scalar('toDouble(value: any): number', 'The value as a decimal number.', '실수로 변환.'),
  scalar('isNumeric(value: any): boolean', '1 if the value reads as a number.', '숫자이면 1.'),

  scalar(
    'ispresent(field: any): boolean',
    'True if the event has the field.',
    '이벤트에 필드가 있으면 참.',
  ),
  scalar(
    'coalesce(first: any, ...others: any): any',
    'The first argument that has a value.',
    '값이 있는 첫 번째 인수.',
  ),
  scalar(
    'if(condition: boolean, then: any, else: any): any',
    'One of two values, by a condition.',
    '조건에 따라 두 값 중 하나.',
  ),
  scalar(
    'case(condition: boolean, value: any, ...more: any): any',
    'The value behind the first true condition; a last argument alone is the default. At most 10 conditions.',
    '참인 첫 조건의 값. 홀로 남은 마지막 인수는 기본값. 조건은 최대 10개.',
  ),
  scalar(
    'messageSize(message?: any): number',
    'The size of the event in bytes.',
    '이벤트의 크기(바이트).',
  ),
  scalar(
    'unmask(field: any): any',
    'What a data protection policy masks, for those who may read it.',
    '데이터 보호 정책이 가린 내용. 권한이 있는 사용자만 볼 수 있음.',
  ),

  scalar(
    'jsonParse(text: string): any',
    'A map or list out of JSON; no value for text that is not JSON.',
    'JSON을 맵이나 목록으로 변환. JSON이 아니면 값 없음.',
  ),
  scalar(
    'jsonStringify(value: any): string',
    'A map or list as JSON.',
    '맵이나 목록을 JSON으로 변환.',
  ),
  scalar(
    'jsonArraySize(list: any): number',
    'The number of items; 0 for what is no list.',
    '항목 수. 목록이 아니면 0.',
  ),
  scalar(
    'jsonArrayContains(list: any, item: any): boolean',
    '1 if the list holds the item.',
    '목록에 항목이 있으면 1.',
  ),

  scalar('isValidIp(address: string): boolean', 'An IPv4 or IPv6 address.', 'IPv4 또는 IPv6 주소.'),
  scalar('isValidIpV4(address: string): boolean', 'An IPv4 address.', 'IPv4 주소.'),
  scalar('isValidIpV6(address: string): boolean', 'An IPv6 address.', 'IPv6 주소.'),
  scalar(
    'isIpInSubnet(address: string, subnet: string): boolean',
    'The address lies in the subnet.',
    '주소가 서브넷에 속함.',
  ),
  scalar(
    'isIpv4InSubnet(address: string, subnet: string): boolean',
    'The IPv4 address lies in the subnet.',
    'IPv4 주소가 서브넷에 속함.',
  ),
  scalar(
    'isIpv6InSubnet(address: string, subnet: string): boolean',
    'The IPv6 address lies in the subnet.',
    'IPv6 주소가 서브넷에 속함.',
  ),
  scalar(
    'ipv4ToNumber(address: string): number',
    'The address as a number.',
    '주소를 숫자로 변환.',
  ),
  scalar(
    'isPrivateIP(address: string): boolean',
    'An address of a private network (RFC 1918).',
    '사설 네트워크 주소(RFC 1918).',
  ),
  scalar('isPublicIP(address: string): boolean', 'A public address.', '공인 주소.'),
  scalar('isReservedIP(address: string): boolean', 'A reserved address.', '예약된 주소.'),
]
