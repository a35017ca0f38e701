/**
 * Every IAM action that this slice needs, as data: `infra` builds the roles of a governed account
 * from it, and a test compares it with what the adapters really call. `{account}` stands for the
 * governed account's id, `{teamRoles}` for the path under which its teams' roles live.
 */
export interface RolePermission {
  readonly sid: string
  readonly actions: readonly string[]
  readonly resources: readonly string[]
  /** IAM condition block. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly why: string
}

const ownPolicies = 'arn:aws:iam::{account}:policy/gatehouse/*'

const reads: readonly RolePermission[] = [
  {
    sid: 'ReadModelCatalogue',
    actions: [
      'bedrock:GetFoundationModelAvailability',
      'bedrock:GetUseCaseForModelAccess',
      'bedrock:ListFoundationModelAgreementOffers',
      'bedrock:ListFoundationModels',
      'bedrock:ListGuardrails',
      'bedrock:ListInferenceProfiles',
    ],
    // None of these takes the ARN of a resource, but for ListGuardrails, which has to see them all.
    resources: ['*'],
    why: 'The catalogue, what stands between a grant and its first answer, and the guardrails to choose from.',
  },
  {
    sid: 'ReadTeamPolicies',
    actions: [
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      'iam:ListEntitiesForPolicy',
      'iam:ListPolicyVersions',
    ],
    resources: [ownPolicies],
    why: 'Reading back what was written, and who holds it.',
  },
  {
    sid: 'ReadRoles',
    actions: ['iam:ListPolicies', 'iam:ListRoles'],
    resources: ['*'],
    why: 'Finding the policies under /gatehouse/ and the roles that can be connected.',
  },
  {
    sid: 'ReadTeamRoles',
    actions: ['iam:ListAttachedRolePolicies', 'iam:SimulatePrincipalPolicy'],
    resources: ['arn:aws:iam::{account}:role{teamRoles}*'],
    why: "Proof: what a team's role has attached, and what IAM would decide for it.",
  },
  {
    sid: 'CheckPolicies',
    actions: ['access-analyzer:CheckAccessNotGranted', 'access-analyzer:ValidatePolicy'],
    resources: ['*'],
    why: 'A second opinion on every document before it is written.',
  },
]

const writes: readonly RolePermission[] = [
  {
    sid: 'CreateOwnPolicies',
    actions: ['iam:CreatePolicy', 'iam:TagPolicy'],
    resources: [ownPolicies],
    condition: { StringEquals: { 'aws:RequestTag/gatehouse:managed': 'true' } },
    why: 'Policies are made under one path only, and marked as made by Gatehouse.',
  },
  {
    sid: 'ChangeOwnPolicies',
    actions: ['iam:CreatePolicyVersion', 'iam:DeletePolicy', 'iam:DeletePolicyVersion'],
    resources: [ownPolicies],
    condition: { StringEquals: { 'aws:ResourceTag/gatehouse:managed': 'true' } },
    why: 'Bringing them to what is granted; whatever somebody else made stays untouched.',
  },
  {
    sid: 'AttachOwnPolicies',
    actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
    resources: ['arn:aws:iam::{account}:role{teamRoles}*'],
    condition: { ArnLike: { 'iam:PolicyARN': ownPolicies } },
    why: "A team's role gets Gatehouse's policies and never any other.",
  },
  {
    sid: 'EnableModels',
    actions: [
      'aws-marketplace:Subscribe',
      'aws-marketplace:ViewSubscriptions',
      'bedrock:CreateFoundationModelAgreement',
      'bedrock:PutUseCaseForModelAccess',
    ],
    resources: ['*'],
    why: 'The Marketplace agreement and the use-case form that some models ask for, once an account.',
  },
]

/** What the three roles may do. Gatehouse's own role reaches the others and does nothing itself. */
export const accessPermissions = {
  read: reads,
  apply: writes,
  service: [
    {
      sid: 'ReachGovernedAccounts',
      actions: ['sts:AssumeRole'],
      resources: [
        'arn:aws:iam::*:role/GatehouseRead',
        'arn:aws:iam::*:role/GatehouseApply',
        'arn:aws:iam::*:role{teamRoles}*',
      ],
      why: "Everything happens in the governed account's own roles; a team's role is assumed by the Test button.",
    },
    {
      sid: 'ListAccounts',
      actions: ['organizations:ListAccounts'],
      resources: ['*'],
      why: 'Offering the accounts that can be connected.',
    },
  ],
} as const satisfies Record<'read' | 'apply' | 'service', readonly RolePermission[]>
