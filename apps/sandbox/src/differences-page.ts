import type { Operation, Service } from './operation.ts'
import { operationName, operationsOf } from './operation-table.ts'

const TITLES: Readonly<Record<Service, string>> = {
  sts: 'AWS STS',
  iam: 'AWS IAM',
  organizations: 'AWS Organizations',
  'access-analyzer': 'IAM Access Analyzer',
  bedrock: 'Amazon Bedrock',
  'bedrock-runtime': 'Amazon Bedrock Runtime',
  logs: 'Amazon CloudWatch Logs',
  cloudwatch: 'Amazon CloudWatch',
  cloudtrail: 'AWS CloudTrail',
  s3: 'Amazon S3',
}

/** What holds for every operation; each sentence names something a client could notice. */
const EVERYWHERE: readonly string[] = [
  'The caller is found by the access key id (and, for temporary keys, the session token). The ' +
    'signature itself is not verified, so a wrong secret passes.',
  'Bedrock API keys (bearer tokens) and the bedrock-mantle endpoint do not exist here.',
  'Everything is answered at one address over plain HTTP. `aws:SecureTransport` is `true` all the ' +
    'same and `aws:SourceIp` is `127.0.0.1`, so that policies written for AWS keep their meaning.',
  'Every request is decided by the real policies of its caller: identity policies, permissions ' +
    'boundary, session policies and SCPs along the account’s path. Resource control policies, VPC ' +
    'endpoint policies and resource-based policies other than trust policies do not exist.',
  'Whether one statement matches is asked of @cloud-copilot/iam-simulate; the layers are combined ' +
    'here. Condition keys are not filtered by action: a key counts when the operation supplies it.',
  'A request is checked against the input constraints of AWS’s service models (August 2026) before ' +
    'it is authorised; patterns that JavaScript cannot read are skipped.',
  'Throttling happens only when `/_sandbox/fail-next` asks for it.',
  'CloudTrail has the event history of management events alone: no trails, no data events. A call ' +
    'is there at once.',
  'IAM reads show writes at once; decisions see them after `iamPropagationMs` (0 unless ' +
    '`/_sandbox/settings` says otherwise) on the world’s clock.',
  'Page tokens and request ids are well-formed but look different from AWS’s.',
  'An operation that is not listed answers `NotImplemented` (501) and names itself.',
]

/** The OpenID provider stands on the same port but is no AWS service. */
const SIGN_IN: readonly string[] = [
  'The provider under `/oidc` is a certified implementation (oidc-provider) with one client, ' +
    '`gatehouse-console`.',
  'Its sign-in page lists the pretend people and asks for no password.',
]

/** docs/sandbox-differences.md, whole; a test demands that the file says exactly this. */
export function differencesPage(): string {
  const services = Object.keys(TITLES) as Service[]
  return [
    '# What the sandbox answers, and where it differs from AWS',
    '',
    'Written from the operation table by `pnpm --filter @gatehouse/sandbox differences`; edit ' +
      '`differs` of an operation, not this page.',
    '',
    '## Everywhere',
    '',
    ...EVERYWHERE.map((sentence) => `- ${sentence}`),
    ...services.flatMap(section),
    '',
    '## Sign-in',
    '',
    ...SIGN_IN.map((sentence) => `- ${sentence}`),
    '',
  ].join('\n')
}

function section(service: Service): string[] {
  const operations = [...operationsOf(service)].sort((a, b) =>
    operationName(a) < operationName(b) ? -1 : 1,
  )
  return [
    '',
    `## ${TITLES[service]}`,
    '',
    '| Operation | Where it differs |',
    '| --- | --- |',
    ...operations.map(row),
  ]
}

function row(operation: Operation): string {
  const differs = (operation.differs ?? []).join(' ').replaceAll('|', '\\|')
  return `| ${operationName(operation)} | ${differs} |`
}
