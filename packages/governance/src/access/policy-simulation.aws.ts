import { type ContextKeyTypeEnum, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { fail, ok, type Result } from '../kernel/result.ts'
import { asReader } from './account-roles.aws.ts'
import type { AccountAccess, Observed, SimulatedCall, SimulatedDecision } from './ports.ts'

/**
 * IAM's own verdict on an imagined call, boundaries included. A key that the context leaves out is
 * absent in the simulation as it would be in the call: a Deny with a negated operator then applies.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function simulate(
  aws: AwsConnector,
  account: AccountAccess,
  question: SimulatedCall,
): Promise<Result<Observed<SimulatedDecision>>> {
  const answer = await aws.call({ service: 'iam', as: asReader(account) }, (client) =>
    client.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: question.roleArn,
        ActionNames: [question.action],
        ResourceArns: [question.resourceArn],
        ContextEntries: Object.entries(question.context).map(([key, value]) => ({
          ContextKeyName: key,
          ContextKeyValues: [value],
          ContextKeyType: typeOf(key),
        })),
      }),
    ),
  )
  if (!answer.ok) return answer
  const { awsRequestIds } = answer.value
  const decision = answer.value.value.EvaluationResults?.[0]?.EvalDecision
  if (decision === 'allowed' || decision === 'explicitDeny' || decision === 'implicitDeny') {
    return ok({ value: decision, awsRequestIds })
  }
  return fail({ code: 'aws.not_understood', detail: 'The simulation has no decision.' })
}

function typeOf(key: string): ContextKeyTypeEnum {
  return key === 'aws:CurrentTime' ? 'date' : 'string'
}
