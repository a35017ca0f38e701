import {
  AWS_MANAGED,
  type IamAccount,
  type IamPolicy,
  type IamRole,
  type IamState,
} from './iam-store.ts'
import { ACCOUNTS, FOUNDED_AT, GENAI_ACCOUNTS } from './organisation.ts'
import {
  administratorAccess,
  gatehouseApplyPolicy,
  gatehouseReadPolicy,
  gatehouseServicePolicy,
  signInPolicy,
  teamBaseline,
  teamBoundary,
  trustGatehouse,
  trustIdentityCenter,
  trustService,
  trustTeam,
} from './seed-documents.ts'
import { stableIamId } from './seed-ids.ts'
import { LOGGING_ROLE, loggingRolePolicy, trustBedrockLogging } from './seed-invocation-logging.ts'
import { TEAMS } from './teams.ts'

const SIGN_IN_PATH = '/aws-reserved/sso.amazonaws.com/'
const ADMINISTRATOR_ACCESS = 'arn:aws:iam::aws:policy/AdministratorAccess'

/** The role behind a person's AWS sign-in; whoever is in no team gets one without permissions. */
export function signInRoleName(team: string | null): string {
  return team === null ? 'AWSReservedSSO_Staff' : `AWSReservedSSO_Team_${team}`
}

interface RoleSeed {
  readonly name: string
  readonly path?: string
  readonly description: string
  readonly trustPolicy: string
  readonly inlinePolicies: Record<string, string>
  readonly boundaryArn?: string
  readonly tags?: Record<string, string>
}

function role(accountId: string, seed: RoleSeed): IamRole {
  const path = seed.path ?? '/'
  return {
    name: seed.name,
    path,
    id: stableIamId('AROA', `${accountId}/${seed.name}`),
    arn: `arn:aws:iam::${accountId}:role${path}${seed.name}`,
    createdAt: FOUNDED_AT,
    description: seed.description,
    maxSessionSeconds: 3600,
    trustPolicy: seed.trustPolicy,
    inlinePolicies: seed.inlinePolicies,
    attachedPolicyArns: [],
    ...(seed.boundaryArn === undefined ? {} : { boundaryArn: seed.boundaryArn }),
    tags: seed.tags ?? {},
  }
}

function managedPolicy(accountId: string, path: string, name: string, document: string): IamPolicy {
  return {
    name,
    path,
    id: stableIamId('ANPA', `${accountId}${path}${name}`),
    arn: `arn:aws:iam::${accountId}:policy${path}${name}`,
    createdAt: FOUNDED_AT,
    updatedAt: FOUNDED_AT,
    versions: [{ id: 'v1', document, createdAt: FOUNDED_AT }],
    defaultVersionId: 'v1',
    nextVersion: 2,
    tags: {},
  }
}

function emptyAccount(accountId: string): IamAccount {
  const name = 'sandbox-admin'
  return {
    roles: {},
    users: {
      [name]: {
        name,
        path: '/',
        id: stableIamId('AIDA', `${accountId}/${name}`),
        arn: `arn:aws:iam::${accountId}:user/${name}`,
        createdAt: FOUNDED_AT,
        inlinePolicies: {},
        attachedPolicyArns: [ADMINISTRATOR_ACCESS],
        tags: {},
      },
    },
    policies: {},
  }
}

function addTeams(accountId: string, account: IamAccount): void {
  const boundary = managedPolicy(
    accountId,
    '/boundary/',
    'TeamBoundary',
    teamBoundary(accountId === ACCOUNTS.genaiProd),
  )
  account.policies[boundary.arn] = boundary
  for (const team of TEAMS) {
    // People sign in through genai-dev, whichever account they go on to.
    const signInRoleArn = `arn:aws:iam::${ACCOUNTS.genaiDev}:role${SIGN_IN_PATH}${signInRoleName(team.slug)}`
    account.roles[team.slug] = role(accountId, {
      name: team.slug,
      path: '/teams/',
      description: `Workloads of the team ${team.name}`,
      trustPolicy: trustTeam(signInRoleArn),
      inlinePolicies: { Baseline: teamBaseline(accountId, team.slug) },
      boundaryArn: boundary.arn,
      tags: { team: team.slug },
    })
  }
}

function addGatehouse(accountId: string, account: IamAccount): void {
  account.roles['GatehouseRead'] = role(accountId, {
    name: 'GatehouseRead',
    description: 'Gatehouse reads models, policies and simulations',
    trustPolicy: trustGatehouse(),
    inlinePolicies: { Read: gatehouseReadPolicy() },
  })
  account.roles['GatehouseApply'] = role(accountId, {
    name: 'GatehouseApply',
    description: 'Gatehouse writes its own policies and attaches them to team roles',
    trustPolicy: trustGatehouse(),
    inlinePolicies: { Apply: gatehouseApplyPolicy(accountId) },
  })
}

function addLogging(accountId: string, account: IamAccount): void {
  account.roles[LOGGING_ROLE] = role(accountId, {
    name: LOGGING_ROLE,
    description: 'Bedrock writes the model invocation log with it',
    trustPolicy: trustBedrockLogging(accountId),
    inlinePolicies: { Write: loggingRolePolicy(accountId) },
  })
}

/** Services that call models for customers, and who may take their roles. */
const SERVICES = [
  {
    name: 'claims-intake-service',
    team: 'claims-nlp',
    description: 'Reads claims as they come in',
    runsOn: 'lambda.amazonaws.com',
  },
  {
    name: 'care-assistant-service',
    team: 'customer-care',
    description: 'Answers customers of the care desk',
    runsOn: 'ecs-tasks.amazonaws.com',
  },
] as const

function addServices(accountId: string, account: IamAccount): void {
  for (const { name, team, description, runsOn } of SERVICES) {
    account.roles[name] = role(accountId, {
      name,
      description,
      trustPolicy: trustService(runsOn),
      inlinePolicies: { OwnLogs: teamBaseline(accountId, team) },
      tags: { team },
    })
  }
}

function addSignIn(accountId: string, account: IamAccount): void {
  for (const slug of [...TEAMS.map((team) => team.slug), null]) {
    const name = signInRoleName(slug)
    account.roles[name] = role(accountId, {
      name,
      path: SIGN_IN_PATH,
      description: 'Made by IAM Identity Center for a permission set',
      trustPolicy: trustIdentityCenter(accountId),
      inlinePolicies: slug === null ? {} : { TeamRole: signInPolicy(slug, GENAI_ACCOUNTS) },
    })
  }
}

export function seedIam(): IamState {
  const administrator = managedPolicy('aws', '/', 'AdministratorAccess', administratorAccess())
  const state: IamState = {
    [AWS_MANAGED]: { roles: {}, users: {}, policies: { [administrator.arn]: administrator } },
  }
  for (const accountId of Object.values(ACCOUNTS)) state[accountId] = emptyAccount(accountId)
  for (const accountId of GENAI_ACCOUNTS) {
    const account = state[accountId]
    if (account === undefined) continue
    addTeams(accountId, account)
    addGatehouse(accountId, account)
    addLogging(accountId, account)
    addSignIn(accountId, account)
  }
  const production = state[ACCOUNTS.genaiProd]
  if (production !== undefined) addServices(ACCOUNTS.genaiProd, production)
  const tooling = state[ACCOUNTS.securityTooling]
  if (tooling !== undefined) {
    tooling.roles['GatehouseService'] = role(ACCOUNTS.securityTooling, {
      name: 'GatehouseService',
      description: 'The identity that the Gatehouse processes run with',
      trustPolicy: trustService('ecs-tasks.amazonaws.com'),
      inlinePolicies: { Reach: gatehouseServicePolicy() },
    })
  }
  return state
}
