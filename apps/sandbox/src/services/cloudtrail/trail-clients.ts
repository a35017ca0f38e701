import {
  CloudTrailClient,
  type Event,
  type LookupAttributeKey,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail'
import { administrator, type Credentials } from '../bedrock/world-clients.ts'

/** What tests ask of CloudTrail, as an administrator of the sandbox's world. */

export const options = (endpoint: string, credentials: Credentials, region = 'us-east-1') => ({
  endpoint,
  region,
  credentials,
  maxAttempts: 1,
})

export const trail = (endpoint: string, accountId: string, region?: string) =>
  new CloudTrailClient(options(endpoint, administrator(accountId), region))

export async function lookup(
  client: CloudTrailClient,
  input: LookupEventsCommandInput,
): Promise<Event[]> {
  return (await client.send(new LookupEventsCommand(input))).Events ?? []
}

export const by = (AttributeKey: LookupAttributeKey, AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})

/** The event as it is written in CloudTrail's files. */
export const recordOf = (event: Event | undefined) => JSON.parse(event?.CloudTrailEvent ?? '{}')
