import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import { administrator, type Credentials } from '../bedrock/world-clients.ts'

/** An official client that tests point at a sandbox. */
export function s3(
  endpoint: string,
  credentials: Credentials = administrator('000000000202'),
  options: Partial<S3ClientConfig> = {},
): S3Client {
  return new S3Client({ endpoint, credentials, region: 'us-east-1', maxAttempts: 1, ...options })
}

/** How a request failed, as `404 NoSuchKey`, or `none`. */
export const failure = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: { name: string; $metadata: { httpStatusCode: number } }) =>
      `${error.$metadata.httpStatusCode} ${error.name}`,
  )
