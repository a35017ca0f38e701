import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsForParentCommand,
  ListChildrenCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'
import { administrator } from '../bedrock/world-clients.ts'

const DEV = '000000000202'
const Filter = 'SERVICE_CONTROL_POLICY'

let sandbox: Sandbox
let organizations: OrganizationsClient

const clientOf = (credentials: ReturnType<typeof administrator>) =>
  new OrganizationsClient({
    endpoint: sandbox.url,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
  })

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
  organizations = clientOf(administrator('000000000101'))
})

afterAll(() => sandbox.close())

test('the tree can be walked down and up', async () => {
  const { Organization } = await organizations.send(new DescribeOrganizationCommand({}))
  expect(Organization).toMatchObject({ FeatureSet: 'ALL', MasterAccountId: '000000000101' })
  const { Roots } = await organizations.send(new ListRootsCommand({}))
  const ParentId = Roots?.[0]?.Id
  const units = await organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId }))
  const genai = units.OrganizationalUnits?.find(({ Name }) => Name === 'GenAI')
  const under = await organizations.send(new ListAccountsForParentCommand({ ParentId: genai?.Id }))
  expect(under.Accounts?.map(({ Name }) => Name)).toEqual(['genai-dev', 'genai-prod'])
  const children = await organizations.send(
    new ListChildrenCommand({ ParentId: genai?.Id, ChildType: 'ACCOUNT' }),
  )
  expect(children.Children?.map(({ Id }) => Id)).toContain(DEV)
  const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: DEV }))
  expect(Parents).toEqual([{ Id: genai?.Id, Type: 'ORGANIZATIONAL_UNIT' }])
  const above = await organizations.send(new ListParentsCommand({ ChildId: genai?.Id ?? '' }))
  expect(above.Parents).toEqual([{ Id: ParentId, Type: 'ROOT' }])
})

test('accounts come page by page', async () => {
  const names = []
  let pages = 0
  for await (const page of paginateListAccounts({ client: organizations, pageSize: 2 }, {})) {
    pages += 1
    names.push(...(page.Accounts ?? []).map(({ Name }) => Name))
  }
  expect(pages).toBe(3)
  expect(names).toHaveLength(5)
})

test('service control policies are found from their target and back', async () => {
  const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: DEV }))
  const TargetId = Parents?.[0]?.Id
  const attached = await organizations.send(new ListPoliciesForTargetCommand({ TargetId, Filter }))
  const own = attached.Policies?.find(({ AwsManaged }) => !AwsManaged)
  const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: own?.Id }))
  expect(JSON.parse(Policy?.Content ?? '')).toHaveProperty('Statement')
  const { Targets } = await organizations.send(
    new ListTargetsForPolicyCommand({ PolicyId: own?.Id }),
  )
  expect(Targets?.map((target) => target.TargetId)).toEqual([TargetId])
})

test.each([
  [
    'an account',
    () => new DescribeAccountCommand({ AccountId: '999999999999' }),
    'AccountNotFoundException',
  ],
])('%s that does not exist is said so', async (_title, command, name) => {
  await expect(organizations.send(command())).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode: 400 },
  })
})

test('other policy types are not enabled', async () => {
  const list = new ListPoliciesForTargetCommand({ TargetId: DEV, Filter: 'TAG_POLICY' })
  await expect(organizations.send(list)).rejects.toMatchObject({
    name: 'PolicyTypeNotEnabledException',
  })
})
