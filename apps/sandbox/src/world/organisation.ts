import type { OrganizationState } from './organization-state.ts'

export const ACCOUNTS = {
  management: '000000000101',
  genaiDev: '000000000202',
  genaiProd: '000000000303',
  logArchive: '000000000404',
  securityTooling: '000000000505',
} as const

/** Where teams call models: these have Bedrock state, team roles and Gatehouse's roles. */
export const GENAI_ACCOUNTS: readonly string[] = [ACCOUNTS.genaiDev, ACCOUNTS.genaiProd]

export const REGIONS_IN_USE = ['us-east-1', 'us-west-2', 'eu-central-1', 'ap-northeast-2'] as const

/** The moment when everything that the seed makes came into being. */
export const FOUNDED_AT = '2026-01-12T00:00:00.000Z'

const ROOT = 'r-gate'
const SECURITY_UNIT = 'ou-gate-security1'
const GENAI_UNIT = 'ou-gate-genaiou01'
const FULL_ACCESS = 'p-FullAWSAccess'
const GUARDRAILS_OF_THE_UNIT = 'p-genaiguard'

/**
 * Regions where the organisation lets work happen. Two destinations of the `apac.` profiles of
 * newer Claude models (ap-northeast-3, ap-south-2) are missing on purpose: those profiles are the
 * example of a cross-Region call that an SCP stops although IAM allows it.
 */
const ALLOWED_REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
]

const fullAccess = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
}

const genaiUnit = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'StayInTheOrganization',
      Effect: 'Deny',
      Action: 'organizations:LeaveOrganization',
      Resource: '*',
    },
    {
      Sid: 'KeepLogging',
      Effect: 'Deny',
      Action: [
        'cloudtrail:StopLogging',
        'cloudtrail:DeleteTrail',
        'cloudtrail:UpdateTrail',
        'bedrock:DeleteModelInvocationLoggingConfiguration',
        'config:StopConfigurationRecorder',
        'config:DeleteConfigurationRecorder',
      ],
      Resource: '*',
    },
    {
      // Global routing is evaluated with the Region `unspecified`; without that word in the list
      // no `global.` profile could be used.
      // https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html
      Sid: 'LockRegions',
      Effect: 'Deny',
      NotAction: [
        'iam:*',
        'sts:*',
        'organizations:*',
        'support:*',
        'access-analyzer:*',
        'aws-marketplace:*',
      ],
      Resource: '*',
      Condition: {
        StringNotEquals: { 'aws:RequestedRegion': [...ALLOWED_REGIONS, 'unspecified'] },
      },
    },
  ],
}

function account(id: string, name: string, parentId: string) {
  return { id, name, email: `aws-${name}@example.com`, parentId, joinedAt: FOUNDED_AT }
}

export function seedOrganization(): OrganizationState {
  return {
    id: 'o-gatehouse01',
    managementAccountId: ACCOUNTS.management,
    rootId: ROOT,
    units: {
      [ROOT]: { id: ROOT, name: 'Root' },
      [SECURITY_UNIT]: { id: SECURITY_UNIT, name: 'Security', parentId: ROOT },
      [GENAI_UNIT]: { id: GENAI_UNIT, name: 'GenAI', parentId: ROOT },
    },
    accounts: {
      [ACCOUNTS.management]: account(ACCOUNTS.management, 'management', ROOT),
      [ACCOUNTS.genaiDev]: account(ACCOUNTS.genaiDev, 'genai-dev', GENAI_UNIT),
      [ACCOUNTS.genaiProd]: account(ACCOUNTS.genaiProd, 'genai-prod', GENAI_UNIT),
      [ACCOUNTS.logArchive]: account(ACCOUNTS.logArchive, 'log-archive', SECURITY_UNIT),
      [ACCOUNTS.securityTooling]: account(
        ACCOUNTS.securityTooling,
        'security-tooling',
        SECURITY_UNIT,
      ),
    },
    policies: {
      [FULL_ACCESS]: {
        id: FULL_ACCESS,
        name: 'FullAWSAccess',
        description: 'Allows access to every operation',
        content: JSON.stringify(fullAccess),
        isAwsManaged: true,
      },
      [GUARDRAILS_OF_THE_UNIT]: {
        id: GUARDRAILS_OF_THE_UNIT,
        name: 'GenAIGuardrails',
        description: 'Keeps logging on and work inside the agreed Regions',
        content: JSON.stringify(genaiUnit),
        isAwsManaged: false,
      },
    },
    attachments: {
      [ROOT]: [FULL_ACCESS],
      [SECURITY_UNIT]: [FULL_ACCESS],
      [GENAI_UNIT]: [FULL_ACCESS, GUARDRAILS_OF_THE_UNIT],
      [ACCOUNTS.management]: [FULL_ACCESS],
      [ACCOUNTS.genaiDev]: [FULL_ACCESS],
      [ACCOUNTS.genaiProd]: [FULL_ACCESS],
      [ACCOUNTS.logArchive]: [FULL_ACCESS],
      [ACCOUNTS.securityTooling]: [FULL_ACCESS],
    },
  }
}
