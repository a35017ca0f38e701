import { accounts } from '@gatehouse/testkit/organisation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AwsAdapters, awsAdapters } from './aws-adapters.aws.ts'
import { SandboxAws } from './governed-accounts.testing.ts'
import type { AccountAccess } from './ports.ts'

let aws: SandboxAws
let adapters: AwsAdapters
let account: AccountAccess

beforeAll(async () => {
  // A stalled call is waited for three times over; nobody has to wait ten seconds each time.
  aws = await SandboxAws.start({ requestTimeoutMs: 700 })
  adapters = awsAdapters(aws.connector)
  account = await aws.connect(accounts.genaiDev, [])
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
})

describe('faults, in three protocols', () => {
  const lists = {
    iam: ['ListRoles', () => adapters.directory.roles(account)],
    bedrock: ['ListGuardrails', () => adapters.directory.guardrails(account, 'us-east-1')],
    organizations: ['ListAccounts', () => adapters.directory.list()],
  } as const
  const codes = [
    ['throttle', 'aws.throttled'],
    ['error-500', 'aws.unavailable'],
    ['error-503', 'aws.unavailable'],
    ['reset-before', 'aws.unavailable'],
    ['reset-after', 'aws.unavailable'],
    ['stall-before', 'aws.unavailable'],
    ['malformed', 'aws.not_understood'],
    ['access-denied', 'aws.denied'],
  ] as const

  describe.each(['iam', 'bedrock', 'organizations'] as const)('%s', (service) => {
    it.each(codes)('%s is %s', async (mode, code) => {
      const [operation, ask] = lists[service]
      await aws.sandbox.failNext({ service, operation, times: 9, mode })
      expect(await ask()).toMatchObject({ ok: false, error: { code } })
      await aws.sandbox.forgetFailures()
    })
  })
})
