import type { IamAccount, IamPrincipalPolicies } from '../../world/iam-store.ts'

function principals(account: IamAccount): IamPrincipalPolicies[] {
  return [...Object.values(account.roles), ...Object.values(account.users)]
}

export function attachmentCount(account: IamAccount, policyArn: string): number {
  return principals(account).filter((one) => one.attachedPolicyArns.includes(policyArn)).length
}

export function boundaryCount(account: IamAccount, policyArn: string): number {
  return principals(account).filter((one) => one.boundaryArn === policyArn).length
}
