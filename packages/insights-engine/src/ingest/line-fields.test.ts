import { describe, expect, test } from 'vitest'
import { flatFieldsOf } from './flat-fields.ts'
import { lineFields } from './line-fields.ts'

const fieldsOf = (message: string) => Object.fromEntries(flatFieldsOf(message))

describe('a VPC flow log', () => {
  test('has the fields of the default format', () => {
    const line =
      '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 ' +
      '1418530010 1418530070 ACCEPT OK'
    expect(fieldsOf(line)).toEqual({
      version: '2',
      accountId: '123456789010',
      interfaceId: 'eni-1235b8ca123456789',
      srcAddr: '172.31.16.139',
      dstAddr: '172.31.16.21',
      srcPort: '20641',
      dstPort: '22',
      protocol: '6',
      packets: '20',
      bytes: '4249',
      startTime: '1418530010',
      endTime: '1418530070',
      action: 'ACCEPT',
      logStatus: 'OK',
    })
  })

  test('without data has signs in their place', () => {
    const line = '2 123456789010 eni-1235b8ca - - - - - - - 1431280876 1431280934 - NODATA'
    expect(fieldsOf(line)).toMatchObject({
      srcAddr: '-',
      bytes: '-',
      logStatus: 'NODATA',
    })
  })
})

test('a query of Route 53 has its fields', () => {
  const line =
    '1.0 2017-12-13T08:16:03.983Z Z123412341234 example.com ANY NOERROR UDP FRA6 2001:db8::1234 ' +
    '2001:db8:abcd::/48'
  expect(fieldsOf(line)).toEqual({
    version: '1.0',
    queryTimestamp: '2017-12-13T08:16:03.983Z',
    hostZoneId: 'Z123412341234',
    queryName: 'example.com',
    queryType: 'ANY',
    responseCode: 'NOERROR',
    protocol: 'UDP',
    edgeLocation: 'FRA6',
    resolverIp: '2001:db8::1234',
    ednsClientSubnet: '2001:db8:abcd::/48',
  })
})

test.each([
  '',
  'plain text',
  '2 a b c d e f g h i j k l m',
  '2 123456789010 eni-1 a b c d e f g h i ACCEPT OK more',
  '2 123456789010 eni-1  b c d e f g h i ACCEPT OK',
  '1.0 2017-12-13T08:16:03.983Z Z1 example.com A NOERROR UDP FRA6 10.0.0.1',
  `2 123456789010 eni-1 ${'x '.repeat(100_000)}`,
])('%s is no such line', (line) => {
  expect(lineFields(line)).toBeUndefined()
})
