import {
  ValidatePolicy$,
  type ValidatePolicyFinding,
  type ValidatePolicyRequest,
  type ValidatePolicyResponse,
} from '@aws-sdk/client-accessanalyzer'
import { type Operation, operation } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import { countedSize } from '../iam/policy-document.ts'
import { actionFindings } from './action-findings.ts'
import { conditionFindings } from './condition-findings.ts'
import { describeFindings, type RawFinding, syntaxFinding } from './finding.ts'
import { grammarFindings } from './grammar-findings.ts'
import { readStatements } from './policy-reading.ts'
import { resourceFindings } from './resource-findings.ts'
import { pathOf, statementFindings } from './statement-findings.ts'

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, read 2026-11-23. */
const MOST_CHARACTERS: Readonly<Record<string, number>> = {
  IDENTITY_POLICY: 6144,
  SERVICE_CONTROL_POLICY: 10_240,
}

export const validatePolicy = operation<ValidatePolicyRequest, ValidatePolicyResponse>({
  service: 'access-analyzer',
  schema: ValidatePolicy$,
  authorize: () => [{ action: 'access-analyzer:ValidatePolicy', resource: '*' }],
  handle: async (input) => {
    const found = await findingsOf(input.policyDocument ?? '', input.policyType ?? '')
    const { items, next } = page(found, 'findings', input.nextToken, input.maxResults ?? 100)
    return { findings: [...items], ...(next === undefined ? {} : { nextToken: next }) }
  },
  differs: [
    'Runs about twenty of AWS’s checks: grammar, unknown services, actions and condition keys, ' +
      'ARN form, value types, size, PassRole and service-linked roles on everything, redundant ' +
      'and empty parts. Findings are in English whatever the locale.',
  ],
}) satisfies Operation

async function findingsOf(document: string, policyType: string): Promise<ValidatePolicyFinding[]> {
  let policy: { Statement?: unknown; Version?: unknown }
  try {
    policy = JSON.parse(document)
  } catch (error) {
    const why = error instanceof Error ? error.message : 'not JSON'
    return [syntaxFinding(document, `Fix the JSON syntax error: ${why}`)]
  }
  const grammar = grammarFindings(policy, policyType)
  if (grammar.length > 0) return describeFindings(document, grammar)
  const statements = readStatements(document)
  const findings: RawFinding[] = [...sizeFindings(document, policyType)]
  findings.push(...statementFindings(policy, statements))
  for (const statement of statements) {
    const path = pathOf(policy, statement.index)
    findings.push(...(await actionFindings(statement, path)))
    findings.push(...resourceFindings(statement, path))
    findings.push(...(await conditionFindings(statement, path)))
  }
  return describeFindings(document, findings)
}

function sizeFindings(document: string, policyType: string): RawFinding[] {
  const most = MOST_CHARACTERS[policyType]
  if (most === undefined) return []
  const isControl = policyType === 'SERVICE_CONTROL_POLICY'
  const size = isControl ? document.length : countedSize(document)
  if (size <= most) return []
  return [
    {
      type: 'ERROR',
      code: `POLICY_SIZE_EXCEEDS_${isControl ? 'SCP' : 'IDENTITY_POLICY'}_QUOTA`,
      details: `The ${size} characters of this policy exceed the quota of ${most} characters.`,
      path: [],
    },
  ]
}
