import { expect, test } from 'vitest'
import { gzippedBytes, mostGzippedBytes } from './testing/bundle-size.ts'

test('the language in a browser stays small', async () => {
  expect(await gzippedBytes()).toBeLessThanOrEqual(mostGzippedBytes)
})
