import {
  type Access,
  CheckAccessNotGrantedCommand,
  ValidatePolicyCommand,
  type ValidatePolicyFinding,
} from '@aws-sdk/client-accessanalyzer'
import type { AwsConnector } from '@gatehouse/aws/connector'
import { ok, type Result } from '../kernel/result.ts'
import { asReader } from './account-roles.aws.ts'
import { neverGranted } from './never-granted.ts'
import type { PolicyFinding } from './policy-findings.ts'
import type { AccountAccess, Observed, PolicyChecks } from './ports.ts'
import { RequestIds } from './request-ids.ts'

const mostPages = 50

export function policyChecks(aws: AwsConnector): PolicyChecks {
  return {
    async validate(account, document) {
      const policyDocument = JSON.stringify(document)
      const ids = new RequestIds()
      const findings = await validationFindings(aws, account, policyDocument, ids)
      if (!findings.ok) return findings
      const granted = await grantedFindings(aws, account, policyDocument)
      if (!granted.ok) return granted
      ids.add(granted.value.awsRequestIds)
      return ok({ value: [...findings.value, ...granted.value.value], awsRequestIds: ids.all() })
    },
  }
}

async function validationFindings(
  aws: AwsConnector,
  account: AccountAccess,
  policyDocument: string,
  ids: RequestIds,
): Promise<Result<readonly PolicyFinding[]>> {
  const findings: PolicyFinding[] = []
  let nextToken: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const answer = await aws.call({ service: 'access-analyzer', as: asReader(account) }, (client) =>
      client.send(
        new ValidatePolicyCommand({
          policyDocument,
          policyType: 'IDENTITY_POLICY',
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      ),
    )
    if (!answer.ok) return answer
    ids.add(answer.value.awsRequestIds)
    findings.push(...(answer.value.value.findings ?? []).map(policyFinding))
    nextToken = answer.value.value.nextToken
    if (nextToken === undefined) break
  }
  return ok(findings)
}

/** Asks AWS, independently of our own proof, that nothing administrative slipped in. */
async function grantedFindings(
  aws: AwsConnector,
  account: AccountAccess,
  policyDocument: string,
): Promise<Result<Observed<readonly PolicyFinding[]>>> {
  // One Access is all that AWS takes; within it, AWS asks whether at least one of the actions is
  // granted. https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckAccessNotGranted.html
  const access: Access[] = [{ actions: [...neverGranted] }]
  const answer = await aws.call({ service: 'access-analyzer', as: asReader(account) }, (client) =>
    client.send(
      new CheckAccessNotGrantedCommand({
        policyDocument,
        policyType: 'IDENTITY_POLICY',
        access,
      }),
    ),
  )
  if (!answer.ok) return answer
  const { result, message, reasons = [] } = answer.value.value
  const { awsRequestIds } = answer.value
  if (result === 'PASS') return ok({ value: [], awsRequestIds })
  const why = reasons.flatMap(({ description }) => description ?? []).join(' ')
  return ok({
    value: [
      {
        type: 'ERROR',
        code: 'ACCESS_GRANTED',
        message:
          `${message ?? 'The policy grants access that no policy of Gatehouse may grant.'} ${why}`.trim(),
      },
    ],
    awsRequestIds,
  })
}

function policyFinding(finding: ValidatePolicyFinding): PolicyFinding {
  const { findingType = 'ERROR' } = finding
  return {
    // A type this SDK doesn't know yet counts as the strictest one.
    type:
      findingType === 'WARNING' ||
      findingType === 'SUGGESTION' ||
      findingType === 'SECURITY_WARNING'
        ? findingType
        : 'ERROR',
    code: finding.issueCode ?? '',
    message: finding.findingDetails ?? '',
  }
}
