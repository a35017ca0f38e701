import { ACCOUNTS } from './organisation.ts'

/** Documents of the roles that the organisation's administrators made before Gatehouse came. */

export const GATEHOUSE_SERVICE_ARN = `arn:aws:iam::${ACCOUNTS.securityTooling}:role/GatehouseService`

/** Until an administrator connects the account, no external id opens the roles. */
export const UNSET_EXTERNAL_ID = 'unset'

function policy(...statements: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements })
}

function allow(sid: string, actions: readonly string[], resource: string | readonly string[]) {
  return { Sid: sid, Effect: 'Allow', Action: actions, Resource: resource }
}

export function trustGatehouse(): string {
  return policy({
    Sid: 'Gatehouse',
    Effect: 'Allow',
    Principal: { AWS: GATEHOUSE_SERVICE_ARN },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': UNSET_EXTERNAL_ID } },
  })
}

/** The team's people come through their sign-in role; Gatehouse comes for the Test button. */
export function trustTeam(signInRoleArn: string): string {
  return policy(
    {
      Sid: 'People',
      Effect: 'Allow',
      Principal: { AWS: signInRoleArn },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
    },
    {
      Sid: 'Gatehouse',
      Effect: 'Allow',
      Principal: { AWS: GATEHOUSE_SERVICE_ARN },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': UNSET_EXTERNAL_ID } },
    },
  )
}

export function trustService(service: string): string {
  return policy({ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' })
}

export function trustIdentityCenter(accountId: string): string {
  return policy({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:saml-provider/AWSSSO_sandbox` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  })
}

export function gatehouseServicePolicy(): string {
  return policy(
    allow(
      'ReachTheAccounts',
      ['sts:AssumeRole'],
      [
        'arn:aws:iam::*:role/GatehouseRead',
        'arn:aws:iam::*:role/GatehouseApply',
        'arn:aws:iam::*:role/teams/*',
      ],
    ),
    allow(
      'ReadTheOrganization',
      [
        'organizations:DescribeOrganization',
        'organizations:DescribeAccount',
        'organizations:DescribeOrganizationalUnit',
        'organizations:DescribePolicy',
        'organizations:ListAccounts',
        'organizations:ListAccountsForParent',
        'organizations:ListChildren',
        'organizations:ListOrganizationalUnitsForParent',
        'organizations:ListParents',
        'organizations:ListPolicies',
        'organizations:ListPoliciesForTarget',
        'organizations:ListRoots',
        'organizations:ListTargetsForPolicy',
      ],
      '*',
    ),
  )
}

const READS = [
  allow(
    'ReadBedrock',
    [
      'bedrock:GetFoundationModel',
      'bedrock:GetFoundationModelAvailability',
      'bedrock:GetGuardrail',
      'bedrock:GetInferenceProfile',
      'bedrock:GetUseCaseForModelAccess',
      'bedrock:ListFoundationModelAgreementOffers',
      'bedrock:ListFoundationModels',
      'bedrock:ListGuardrails',
      'bedrock:ListInferenceProfiles',
      'bedrock:ListTagsForResource',
    ],
    '*',
  ),
  allow(
    'ReadIam',
    [
      'iam:GetAccountAuthorizationDetails',
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListEntitiesForPolicy',
      'iam:ListPolicies',
      'iam:ListPolicyTags',
      'iam:ListPolicyVersions',
      'iam:ListRolePolicies',
      'iam:ListRoles',
      'iam:ListRoleTags',
      'iam:SimulateCustomPolicy',
      'iam:SimulatePrincipalPolicy',
    ],
    '*',
  ),
  allow(
    'CheckPolicies',
    [
      'access-analyzer:CheckAccessNotGranted',
      'access-analyzer:CheckNoNewAccess',
      'access-analyzer:ValidatePolicy',
    ],
    '*',
  ),
]

export function gatehouseReadPolicy(): string {
  return policy(...READS)
}

export function gatehouseApplyPolicy(accountId: string): string {
  const own = `arn:aws:iam::${accountId}:policy/gatehouse/*`
  return policy(
    ...READS,
    allow(
      'OwnPolicies',
      [
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:SetDefaultPolicyVersion',
        'iam:TagPolicy',
        'iam:UntagPolicy',
      ],
      own,
    ),
    {
      Sid: 'AttachOwnPoliciesToTeams',
      Effect: 'Allow',
      Action: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      Resource: `arn:aws:iam::${accountId}:role/teams/*`,
      Condition: { ArnLike: { 'iam:PolicyARN': own } },
    },
    allow(
      'ModelAgreements',
      [
        'aws-marketplace:Subscribe',
        'aws-marketplace:Unsubscribe',
        'aws-marketplace:ViewSubscriptions',
        'bedrock:CreateFoundationModelAgreement',
        'bedrock:DeleteFoundationModelAgreement',
        'bedrock:PutUseCaseForModelAccess',
      ],
      '*',
    ),
  )
}

/**
 * The most that any team role may ever do; IAM itself is outside it. Batch jobs and bedrock-mantle
 * are open in production alone.
 */
export function teamBoundary(isProduction: boolean): string {
  return policy(
    ...(isProduction
      ? [
          allow(
            'UseBatchAndMantle',
            ['bedrock:CreateModelInvocationJob', 'bedrock-mantle:CreateInference'],
            '*',
          ),
        ]
      : []),
    allow(
      'UseBedrock',
      [
        'bedrock:ApplyGuardrail',
        'bedrock:CountTokens',
        'bedrock:CreateInferenceProfile',
        'bedrock:DeleteInferenceProfile',
        'bedrock:Get*',
        'bedrock:InvokeModel',
        'bedrock:InvokeModelWithResponseStream',
        'bedrock:List*',
        'bedrock:TagResource',
        'bedrock:UntagResource',
      ],
      '*',
    ),
    allow('SeeSubscriptions', ['aws-marketplace:ViewSubscriptions'], '*'),
    allow(
      'WriteLogs',
      [
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'cloudwatch:PutMetricData',
      ],
      '*',
    ),
    allow('KnowOneself', ['sts:GetCallerIdentity'], '*'),
  )
}

/** What a team role has before any approval: logs of its own, no model. */
export function teamBaseline(accountId: string, slug: string): string {
  return policy(
    allow(
      'OwnLogs',
      ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
      `arn:aws:logs:*:${accountId}:log-group:/teams/${slug}*`,
    ),
  )
}

export function signInPolicy(slug: string, accountIds: readonly string[]): string {
  return policy(
    allow(
      'OwnTeamRole',
      ['sts:AssumeRole', 'sts:TagSession'],
      accountIds.map((accountId) => `arn:aws:iam::${accountId}:role/teams/${slug}`),
    ),
  )
}

export function administratorAccess(): string {
  return policy({ Effect: 'Allow', Action: '*', Resource: '*' })
}
