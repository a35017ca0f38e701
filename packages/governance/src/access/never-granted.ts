/** What no policy of Gatehouse may allow, asked of Access Analyzer (CheckAccessNotGranted). */
export const neverGranted = [
  'iam:AttachRolePolicy',
  'iam:CreatePolicyVersion',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'iam:UpdateAssumeRolePolicy',
  'sts:AssumeRole',
  'bedrock:CreateFoundationModelAgreement',
  'bedrock:CreateGuardrail',
  'bedrock:DeleteGuardrail',
  'bedrock:DeleteModelInvocationLoggingConfiguration',
  'bedrock:PutModelInvocationLoggingConfiguration',
  'bedrock:PutUseCaseForModelAccess',
  'bedrock:UpdateGuardrail',
  'bedrock:CallWithBearerToken',
  'bedrock-mantle:CallWithBearerToken',
] as const
