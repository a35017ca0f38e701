import {
  type ContextKeyTypeEnum,
  type EvaluationResult,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { fail, ok, type Result } from '../kernel/result.ts'
import { asReader } from './account-roles.aws.ts'
import type { AccountAccess, Observed, SimulatedCall, SimulatedVerdict } from './ports.ts'

/**
 * IAM's own verdict on an imagined call, boundaries included. A key that the context leaves out is
 * absent in the simulation as it would be in the call: a Deny with a negated operator then applies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function simulate(
  aws: AwsConnector,
  account: AccountAccess,
  question: SimulatedCall,
): Promise<Result<Observed<readonly SimulatedVerdict[]>>> {
  const answer = await aws.call({ service: 'iam', as: asReader(account) }, (client) =>
    client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: question.roleArn,
        ActionNames: [...question.actions],
        ResourceArns: [...question.resourceArns],
        ContextEntries: Object.entries(question.context).map(([key, value]) => ({
          ContextKeyName: key,
          ContextKeyValues: [value],
          ContextKeyType: typeOf(key),
        })),
      }),
    ),
  )
  if (!answer.ok) return answer
  const verdicts = (answer.value.value.EvaluationResults ?? []).flatMap(verdictsOf)
  for (const action of question.actions) {
    for (const resourceArn of question.resourceArns) {
      if (verdicts.some((one) => one.action === action && one.resourceArn === resourceArn)) continue
      return fail({
        code: 'aws.not_understood',
        detail: `The simulation says nothing about ${action} on ${resourceArn}.`,
      })
    }
  }
  return ok({ value: verdicts, awsRequestIds: answer.value.awsRequestIds })
}

/** With several resources AWS puts the verdicts into ResourceSpecificResults, with one beside them. */
function verdictsOf(result: EvaluationResult): readonly SimulatedVerdict[] {
  const action = result.EvalActionName ?? ''
  const isInOrganization = result.OrganizationsDecisionDetail?.AllowedByOrganizations !== false
  const one = (
    resourceArn: string | undefined,
    decision: string | undefined,
    boundary = result.PermissionsBoundaryDecisionDetail,
  ): readonly SimulatedVerdict[] => {
    if (resourceArn === undefined || !isDecision(decision)) return []
    const isInBoundary = boundary?.AllowedByPermissionsBoundary !== false
    const closedBy = !isInBoundary
      ? 'permissions-boundary'
      : isInOrganization
        ? null
        : 'organization'
    return [{ action, resourceArn, decision, closedBy: decision === 'allowed' ? null : closedBy }]
  }
  const specific = result.ResourceSpecificResults ?? []
  if (specific.length === 0) return one(result.EvalResourceName, result.EvalDecision)
  return specific.flatMap((each) =>
    one(
      each.EvalResourceName,
      each.EvalResourceDecision,
      each.PermissionsBoundaryDecisionDetail ?? result.PermissionsBoundaryDecisionDetail,
    ),
  )
}

function isDecision(decision: string | undefined): decision is SimulatedVerdict['decision'] {
  return decision === 'allowed' || decision === 'explicitDeny' || decision === 'implicitDeny'
}

function typeOf(key: string): ContextKeyTypeEnum {
  return key === 'aws:CurrentTime' ? 'date' : 'string'
}
