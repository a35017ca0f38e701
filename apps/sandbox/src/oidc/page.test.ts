import { expect, test } from 'vitest'
import { escapeHtml, preferredLanguage } from './page.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr,de', 'en'],
  ['ko', 'ko'],
  ['fr, ko-KR;q=0.5, en;q=0.3', 'ko'],
  ['en;q=0.3, ko;q=0.2', 'en'],
  ['ko;q=0, en;q=0.1', 'en'],
])('%s prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test('every sign that HTML gives a meaning is escaped', () => {
  expect(escapeHtml(`<a href="x" id='y'>&`)).toBe(
    '&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;',
  )
})
