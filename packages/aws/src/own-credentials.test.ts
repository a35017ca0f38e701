import { expect, it } from 'vitest'
import { whyNotStartWith } from './own-credentials.ts'

it.each([
  [{ NODE_ENV: 'production', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, false],
  [{ NODE_ENV: 'production', AWS_ACCESS_KEY_ID: ' AKIAIOSFODNN7EXAMPLE' }, false],
  [{ NODE_ENV: 'production', AWS_ACCESS_KEY_ID: 'ASIAIOSFODNN7EXAMPLE' }, true],
  [{ NODE_ENV: 'production' }, true],
  [{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, true],
])('%j', (environment, starts) => {
  expect(whyNotStartWith(environment) === null).toBe(starts)
})
