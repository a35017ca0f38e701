import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ExpressionBench, openBench, type Row } from '../testing/expression-bench.ts'

let bench: ExpressionBench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench[Symbol.asyncDispose]()
})

type Case = [text: string, row: Row, expected: string | null]

function table(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)('%s of %j is %j', async (text, row, expected) => {
      expect(await bench.show(text, [row])).toEqual([expected])
    })
  })
}

table('JSON', [
  ['jsonParse(a)', { a: '{"x": [1, 2]}' }, '{"x": [1, 2]}'],
  ['jsonParse(a).x[1]', { a: '{"x": [1, 2]}' }, '2'],
  ['jsonParse(a).x[1] + 1', { a: '{"x": [1, 2]}' }, '3'],
  ['jsonParse(a).`x~/y`', { a: '{"x~/y": "z"}' }, 'z'],
  ['jsonParse(a)', { a: 'nope' }, null],
  ['jsonParse(a)', { a: 'null' }, null],
  ['jsonParse(a)', {}, null],
  ['jsonStringify(jsonParse(a))', { a: '[1]' }, '[1]'],
  ['jsonStringify(a)', { a: 'x"y' }, '"x\\"y"'],
  ['jsonArraySize(a)', { a: '[1,[2],3]' }, '3'],
  ['jsonArraySize(a)', { a: '{"x":1}' }, '0'],
  ['jsonArraySize(a)', { a: 'nope' }, '0'],
  ['jsonArraySize(a)', {}, '0'],
  ['jsonArraySize(j.x)', { j: '{"x":[1,2]}' }, '2'],
  ['jsonArrayContains(a, "y")', { a: '["x","y"]' }, '1'],
  ['jsonArrayContains(a, 2)', { a: '[1,2.0]' }, '1'],
  ['jsonArrayContains(a, 3)', { a: '[1,2]' }, '0'],
  ['jsonArrayContains(a, true)', { a: '[true]' }, '1'],
  ['jsonArrayContains(a, "x")', { a: '{"x":1}' }, '0'],
  ['jsonArrayContains(a, "x")', { a: 'nope' }, '0'],
])

table('addresses', [
  ['isValidIp(a)', { a: '10.0.0.1' }, '1'],
  ['isValidIp(a)', { a: '::1' }, '1'],
  ['isValidIp(a)', { a: '10.0.0.256' }, '0'],
  ['isValidIp(a)', { a: '10.0.0.01' }, '0'],
  ['isValidIp(a)', {}, '0'],
  ['isValidIpV4(a)', { a: '::1' }, '0'],
  ['isValidIpV4(a)', { a: '1.2.3.4\n' }, '0'],
  ['isValidIpV6(a)', { a: '2001:DB8::ff00:42:8329' }, '1'],
  ['isValidIpV6(a)', { a: '::' }, '1'],
  ['isValidIpV6(a)', { a: '::ffff:1.2.3.4' }, '1'],
  ['isValidIpV6(a)', { a: '1:2:3:4:5:6:7:8' }, '1'],
  ['isValidIpV6(a)', { a: '1:2:3:4:5:6:7' }, '0'],
  ['isValidIpV6(a)', { a: '1:2:3:4::5:6:7:8' }, '0'],
  ['isValidIpV6(a)', { a: '1::2::3' }, '0'],
  ['isValidIpV6(a)', { a: ':::' }, '0'],
  ['isValidIpV6(a)', { a: ':1:2:3:4:5:6:7' }, '0'],
  ['isValidIpV6(a)', { a: '12345::' }, '0'],
  ['isValidIpV6(a)', { a: 'fe80::1%eth0' }, '0'],
  ['isValidIpV6(a)', { a: '1.2.3.4::' }, '0'],
  ['isIpInSubnet(a, "10.0.0.0/8")', { a: '10.255.1.2' }, '1'],
  ['isIpInSubnet(a, "10.0.0.0/8")', { a: '11.0.0.0' }, '0'],
  ['isIpInSubnet(a, "2001:db8::/32")', { a: '2001:db8:ffff::1' }, '1'],
  ['isIpInSubnet(a, "2001:db8::/32")', { a: '2001:db9::1' }, '0'],
  ['isIpInSubnet(a, "0.0.0.0/0")', { a: '8.8.8.8' }, '1'],
  ['isIpInSubnet(a, "::/0")', { a: '8.8.8.8' }, '0'],
  ['isIpInSubnet(a, "10.0.0.0/33")', { a: '10.0.0.0' }, '0'],
  ['isIpInSubnet(a, "10.0.0.0")', { a: '10.0.0.0' }, '0'],
  ['isIpInSubnet(a, b)', { a: '10.0.0.0' }, '0'],
  ['isIpv4InSubnet(a, "192.168.1.77/24")', { a: '192.168.1.1' }, '1'],
  ['isIpv4InSubnet(a, "::/0")', { a: '::1' }, '0'],
  ['isIpv6InSubnet(a, "::ffff:10.0.0.0/104")', { a: '::ffff:10.1.2.3' }, '1'],
  ['isIpv6InSubnet(a, "fe80::/10")', { a: 'febf::1' }, '1'],
  ['isIpv6InSubnet(a, "::1/128")', { a: '::1' }, '1'],
  ['ipv4ToNumber(a)', { a: '255.255.255.255' }, '4294967295'],
  ['ipv4ToNumber(a)', { a: '::1' }, null],
  ['isPrivateIP(a)', { a: '172.31.0.1' }, '1'],
  ['isPrivateIP(a)', { a: '172.32.0.1' }, '0'],
  ['isPrivateIP(a)', { a: 'x' }, '0'],
  ['isPublicIP(a)', { a: '8.8.8.8' }, '1'],
  ['isPublicIP(a)', { a: '10.0.0.1' }, '0'],
  ['isPublicIP(a)', { a: '127.0.0.1' }, '0'],
  ['isPublicIP(a)', { a: '2606:4700::1111' }, '1'],
  ['isPublicIP(a)', { a: 'nope' }, '0'],
  ['isReservedIP(a)', { a: '127.0.0.1' }, '1'],
  ['isReservedIP(a)', { a: '::1' }, '1'],
  ['isReservedIP(a)', { a: '2001:db8::5' }, '1'],
  ['isReservedIP(a)', { a: '8.8.8.8' }, '0'],
])

table('time', [
  ['bin(5m)', {}, '2023-11-14 22:10:00.000'],
  ['bin(300s)', {}, '2023-11-14 22:13:00.000'],
  ['bin(48h)', {}, '2023-11-14 00:00:00.000'],
  ['bin(1d)', {}, '2023-11-14 00:00:00.000'],
  ['bin(1w)', {}, '2023-11-13 00:00:00.000'],
  ['bin(1mo)', {}, '2023-11-01 00:00:00.000'],
  ['bin(1q)', {}, '2023-10-01 00:00:00.000'],
  ['bin(1y)', {}, '2023-01-01 00:00:00.000'],
  ['bin(10y)', {}, '2020-01-01 00:00:00.000'],
  ['bin(1000000y)', {}, '0000-01-01 00:00:00.000'],
  ['datefloor(a, 1h)', { a: '-1' }, '1969-12-31 23:00:00.000'],
  ['datefloor(a, 1mo)', { a: '-1' }, '1969-12-01 00:00:00.000'],
  ['datefloor(a, 1h)', { a: 'x' }, null],
  ['datefloor(a, 1h)', { a: '1e300' }, null],
  ['dateceil(@timestamp, 1h)', {}, '2023-11-14 23:00:00.000'],
  ['dateceil(a, 1h)', { a: '3600000' }, '1970-01-01 01:00:00.000'],
  ['dateceil(@timestamp, 1w)', {}, '2023-11-20 00:00:00.000'],
  ['dateceil(@timestamp, 1q)', {}, '2024-01-01 00:00:00.000'],
  ['fromMillis(a)', { a: '0' }, '1970-01-01 00:00:00.000'],
  ['toMillis(@timestamp)', {}, '1700000000123'],
  ['now()', {}, '1700003600'],
  ['queryStartTime()', {}, '1700000000000'],
  ['queryEndTime()', {}, '1700003600000'],
  ['queryTimeRange()', {}, '3600000'],
  ['formatDate(@timestamp, "%Y-%m-%dT%H:%M:%S.%L%z")', {}, '2023-11-14T22:13:20.123+0000'],
  ['strftime(@timestamp, "%F %T %Z", "Asia/Seoul")', {}, '2023-11-15 07:13:20 Asia/Seoul'],
  ['strftime(@timestamp, "%F %T%z", "America/New_York")', {}, '2023-11-14 17:13:20-0500'],
  ['strftime(@timestamp, "%H:%M %z", "+05:30")', {}, '03:43 +0530'],
  ['strftime(@timestamp, "100%% 한 %s")', {}, '100% 한 1700000000'],
  ['strftime(a, "%c")', { a: '0' }, 'Thu Jan  1 00:00:00 1970'],
  ['strftime(a, "%Y")', {}, null],
  ['strftime(a, "%Y")', { a: '8e15' }, '255479'],
  ['strftime(@timestamp, "")', {}, ''],
  ['parseDate(a, "yyyy-MM-dd")', { a: '2023-11-14' }, '1699920000000'],
  ['parseDate(a, "yyyy-MM-dd", "Asia/Seoul")', { a: '2023-11-14' }, '1699887600000'],
  [
    'parseDate(a, "yyyy-MM-dd\'T\'HH:mm:ss.SSSX")',
    { a: '2023-11-14T22:13:20.123Z' },
    '1700000000123',
  ],
  ['parseDate(a, "yyyy-MM-dd HH:mm:ssXXX")', { a: '2023-11-15 07:13:20+09:00' }, '1700000000000'],
  ['parseDate(a, "dd/MMM/yyyy:HH:mm:ss Z")', { a: '14/Nov/2023:22:13:20 +0000' }, '1700000000000'],
  ['parseDate(a, "h:mm a, d MMMM yy")', { a: '12:05 AM, 3 March 24' }, '1709424300000'],
  ['parseDate(a, "yyyy-MM-dd[ HH:mm]")', { a: '2023-11-14' }, '1699920000000'],
  ['parseDate(a, "yyyy-MM-dd")', { a: '2023-02-31' }, null],
  ['parseDate(a, "yyyy-MM-dd")', { a: 'x' }, null],
  ['parseDate(a, "yyyy-MM-dd")', {}, null],
  [
    'fromMillis(parseDate(a, "yyyyMMddHHmmss"))',
    { a: '20231114221320' },
    '2023-11-14 22:13:20.000',
  ],
])
