import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellText } from './cell.ts'

test.each([
  [0, '0'],
  [-0, '0'],
  [42, '42'],
  [-7, '-7'],
  [2 ** 53, '9007199254740992'],
  [123456789012345680000, '123456789012345683968'],
  [1e21, '1e+21'],
  [-1.2345e300, '-1.2345e+300'],
  [1.5, '1.5'],
  [12345.67891, '12345.6789'],
  [1.99996, '2'],
  [10.00001, '10'],
  [-2.5, '-2.5'],
  [0.1, '0.1'],
  [-0.5, '-0.5'],
  [0.99996, '1'],
  [0.00012345678, '0.0001235'],
  [0.000003, '0.000003'],
  [1e-9, '0.000000001'],
  [1.5e-10, '1.5e-10'],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
])('the number %d is shown as %s', (number, shown) => {
  expect(cellText('number', number)).toBe(shown)
})

test.each([
  [0n, '1970-01-01 00:00:00.000'],
  [-1n, '1969-12-31 23:59:59.999'],
  [1_795_478_400_123n, '2026-11-24 00:00:00.123'],
  [253_402_300_800_000n, '10000-01-01 00:00:00.000'],
  [-62_135_596_800_000n, '0001-01-01 00:00:00.000'],
  [-62_167_219_200_001n, '-1-12-31 23:59:59.999'],
  [8_640_000_000_000_000n, '275760-09-13 00:00:00.000'],
  [-8_640_000_000_000_000n, '-271821-04-20 00:00:00.000'],
])('the time %d is shown as %s', (ms, shown) => {
  expect(cellText('time', ms)).toBe(shown)
})

test('a time shows what it is', () => {
  const times = fc.integer({ min: Date.UTC(0, 0, 1), max: Date.UTC(9999, 11, 31) })
  fc.assert(
    fc.property(times, (ms) => {
      const iso = new Date(ms).toISOString()
      expect(cellText('time', BigInt(ms))).toBe(iso.replace('T', ' ').replace('Z', ''))
    }),
  )
})

test('text stays as it is, and no value is none', () => {
  expect(cellText('text', '12.34567')).toBe('12.34567')
  expect(cellText('number', null)).toBeNull()
  expect(cellText('time', undefined)).toBeNull()
})

test('what is shown of a number is at most half a place away from it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const shown = cellText('number', number) ?? ''
      expect(shown).toMatch(/^-?\d+(\.\d*[1-9])?(e[+-]\d+)?$/)
      const size = Math.abs(number)
      const most = size >= 1 ? 5e-5 + size * 1e-15 : size * 5e-4
      expect(Math.abs(Number(shown) - number)).toBeLessThanOrEqual(most * 1.0001)
    }),
    { numRuns: 2_000 },
  )
})
