import type { AwsCredentialIdentityProvider, Logger } from '@smithy/types'
import { ThrottlingOnlyRetries } from './write-retries.ts'

/** Whether a call only reads, or makes something new each time that it is sent. */
export type Purpose = 'read' | 'write'

/** The SDK would log requests and answers, and both can hold credentials. */
export const silent: Logger = {
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
}

// Without `throwOnRequestTimeout` the SDK only warns when an answer doesn't come.
export function httpTimeouts(requestTimeoutMs: number) {
  return {
    connectionTimeout: 2_000,
    requestTimeout: requestTimeoutMs,
    socketTimeout: requestTimeoutMs,
    throwOnRequestTimeout: true,
  }
}

/** The runtime speaks HTTP/2, whose handler knows other names; a model may think for a while. */
export const http2Timeouts = { requestTimeout: 30_000, sessionTimeout: 40_000 }

export const defaultRequestTimeoutMs = 10_000

export interface ConnectorOptions {
  /** Region of calls that belong to none: IAM, STS, Organizations. */
  readonly homeRegion?: string
  /** How long AWS may be silent before a call counts as failed. */
  readonly requestTimeoutMs?: number
}

export interface ClientConfig {
  readonly region: string
  readonly logger: Logger
  readonly maxAttempts: number
  readonly retryMode?: 'standard' | 'adaptive'
  readonly retryStrategy?: ThrottlingOnlyRetries
  readonly credentials?: AwsCredentialIdentityProvider
}

export function clientConfig(
  region: string,
  purpose: Purpose,
  credentials: AwsCredentialIdentityProvider | undefined,
): ClientConfig {
  const attempts = 3
  return {
    region,
    logger: silent,
    maxAttempts: attempts,
    ...(purpose === 'write'
      ? { retryStrategy: new ThrottlingOnlyRetries(attempts) }
      : { retryMode: 'standard' }),
    ...(credentials === undefined ? {} : { credentials }),
  }
}
