import { expect, test } from 'vitest'
import { UnreadableLookupTable } from '../log-engine.ts'
import { readLookupCsv } from './lookup-csv.ts'

test('the first line names the columns; quotes, commas and line ends may stand in values', () => {
  expect(readLookupCsv('\ufeffid,"full, name"\r\n1,"a ""b""\nc"\r\n\r\n2,\r\n')).toEqual({
    header: ['id', 'full, name'],
    rows: [
      ['1', 'a "b"\nc'],
      ['2', ''],
    ],
  })
  expect(readLookupCsv('__proto__,constructor\n1,2')).toEqual({
    header: ['__proto__', 'constructor'],
    rows: [['1', '2']],
  })
})

test.each([
  ['', 'The file is empty.'],
  ['a,,b\n1,2,3', 'Column 2 has no name in the first line.'],
  ['a,b,a\n1,2,3', 'Two columns are called "a" in the first line.'],
  ['a,b\n1\n', 'A line has more or fewer values than the first line has names (line 2).'],
  ['a,b\n1,"2\n', 'A quote is opened and not closed (line 2).'],
  [
    'a,b\n1,x"2"\n',
    'A quote stands in the middle of a value; write it twice within quotes (line 2).',
  ],
  [
    'a,b\n1,"2"x\n',
    'A quote stands in the middle of a value; write it twice within quotes (line 2).',
  ],
  [`a\n${'x'.repeat(10 * 1024 * 1024)}`, 'A lookup table has at most 10 MB.'],
  [
    Array.from({ length: 1001 }, (_, i) => `c${i}`).join(),
    'A lookup table has at most 1000 columns.',
  ],
])('%.20s is refused', (csv, sentence) => {
  expect(() => readLookupCsv(csv)).toThrow(new UnreadableLookupTable(sentence))
})
