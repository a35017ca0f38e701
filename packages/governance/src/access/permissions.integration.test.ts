import { accounts } from '@gatehouse/testkit/organisation'
import type { ReceivedCall } from '@gatehouse/testkit/sandbox'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ApplyStage, nova, region } from './apply-stage.testing.ts'
import { SandboxAws } from './governed-accounts.testing.ts'
import { accessPermissions, type RolePermission } from './permissions.ts'

let aws: SandboxAws
let calls: readonly ReceivedCall[]

const form = {
  companyName: 'Gaon Insurance',
  companyWebsite: 'https://example.com',
  intendedUsers: 'internal',
  industry: 'Insurance',
  useCases: 'Summaries of insurance claims',
} as const

beforeAll(async () => {
  aws = await SandboxAws.start()
  await using stage = await ApplyStage.open(aws)
  const { account, ports } = stage
  const before = await aws.lastCall()
  await ports.directory.list()
  await ports.directory.verify(account)
  await ports.directory.roles(account)
  await ports.directory.guardrails(account, region)
  await ports.enablement.hasUseCaseForm(account, region)
  await ports.enablement.fileUseCaseForm(account, region, form)
  const read = await ports.catalogue.read(account, region)
  const unsigned = read.ok
    ? read.value.value.models.find(({ availability }) => availability.agreement !== 'AVAILABLE')
    : undefined
  await ports.enablement.ensureAgreement(account, region, unsigned?.modelId ?? '')
  const first = await stage.approve(nova)
  await stage.run(first.runId)
  // Six changes: the oldest version has to go.
  for (let count = 0; count < 6; count++) {
    const more = await stage.approve({ kind: 'foundation-model', id: 'amazon.nova-micro-v1:0' })
    await stage.run(more.runId)
    await stage.run(await stage.revoke(more.grantId))
  }
  await stage.run(await stage.revoke(first.grantId))
  // The denials stay until the last role is disconnected.
  await stage.run(await stage.disconnect())
  calls = await aws.sandbox.calls({ after: before })
})
afterAll(async () => {
  await aws[Symbol.asyncDispose]()
})

function actionsBy(role: string): ReadonlySet<string> {
  return new Set(
    calls
      .filter(({ callerArn }) => callerArn.includes(`:assumed-role/${role}/`))
      .map(({ service, operation }) => `${service}:${operation}`),
  )
}

function declared(permissions: readonly RolePermission[]): ReadonlySet<string> {
  return new Set(permissions.flatMap(({ actions }) => actions))
}

/** Needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
const free = 'sts:GetCallerIdentity'

/** Asked for by AWS beside the operation's own action, so that no call bears their names. */
const withoutOperation = [
  'iam:TagPolicy',
  'aws-marketplace:Subscribe',
  'aws-marketplace:ViewSubscriptions',
]

it.each([
  ['GatehouseRead', accessPermissions.read],
  ['GatehouseApply', accessPermissions.apply],
  ['GatehouseService', accessPermissions.service],
] as const)('%s calls what is declared for it, and all of it', (role, permissions) => {
  const called = new Set(actionsBy(role))
  called.delete(free)
  const needed = new Set(declared(permissions))
  for (const action of withoutOperation) needed.delete(action)
  expect([...called].sort()).toEqual([...needed].sort())
})

it('is refused nothing but the calls that prove a denial', () => {
  const refused = calls.filter(({ errorCode }) => errorCode?.startsWith('AccessDenied'))
  expect(new Set(refused.map(({ service }) => service))).toEqual(new Set(['bedrock-runtime']))
})

it('acts in one account alone', () => {
  const elsewhere = calls.filter(
    ({ accountId, service, operation }) =>
      accountId !== accounts.genaiDev && service !== 'organizations' && operation !== 'AssumeRole',
  )
  expect(elsewhere).toEqual([])
})
