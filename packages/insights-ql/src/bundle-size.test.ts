import { expect, test } from 'vitest'
import { gzippedBytes, loads } from './testing/bundle-size.ts'

test.each(loads)('the language in a browser stays small: $name', async ({ entries, most }) => {
  expect(await gzippedBytes(entries)).toBeLessThanOrEqual(most)
})
