import { expect, it } from 'vitest'
import { principalOf } from './session-principal.ts'

it.each([
  [
    'a session is its role',
    'arn:aws:sts::000000000505:assumed-role/GatehouseService/gatehouse',
    'arn:aws:iam::000000000505:role/GatehouseService',
  ],
  [
    'in its partition',
    'arn:aws-us-gov:sts::000000000505:assumed-role/G/s@x',
    'arn:aws-us-gov:iam::000000000505:role/G',
  ],
  [
    'a user is itself',
    'arn:aws:iam::000000000505:user/gatehouse',
    'arn:aws:iam::000000000505:user/gatehouse',
  ],
])('%s', (_name, callerArn, principalArn) => {
  expect(principalOf(callerArn)).toBe(principalArn)
})
