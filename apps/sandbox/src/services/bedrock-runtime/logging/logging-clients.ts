import { ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime'
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { Sandbox } from '../../../server.ts'
import { administrator, runtime } from '../../bedrock/world-clients.ts'

/** Official clients that tests point at a sandbox, where genai-dev logs what is asked of models. */

export const DEV = '000000000202'
export const NOVA = 'us.amazon.nova-lite-v1:0'
export const GROUP = '/aws/bedrock/modelinvocations'
export const BUCKET = `gatehouse-bedrock-logs-${DEV}-us-east-1`

export const options = ({ url }: Sandbox, region = 'us-east-1') => ({
  endpoint: url,
  credentials: administrator(DEV),
  region,
  maxAttempts: 1,
})

export const models = ({ url }: Sandbox, region = 'us-east-1') =>
  runtime(url, administrator(DEV), region)

export function converse(
  sandbox: Sandbox,
  text: string,
  more: Partial<ConverseCommandInput> = {},
  region = 'us-east-1',
) {
  const messages = [{ role: 'user' as const, content: [{ text }] }]
  return models(sandbox, region).send(new ConverseCommand({ modelId: NOVA, messages, ...more }))
}

/** What CloudWatch Logs has of the calls, with the stream it lies in. */
export async function records(sandbox: Sandbox, region = 'us-east-1') {
  const logs = new CloudWatchLogsClient(options(sandbox, region))
  const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: GROUP }))
  return events.map(({ message, logStreamName }) => ({
    ...JSON.parse(message ?? ''),
    logStreamName,
  }))
}
