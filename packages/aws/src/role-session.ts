import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'
import { httpTimeouts, silent } from './client-config.ts'

/** A role of a governed account, and what its trust policy asks for. */
export interface AssumedRole {
  readonly roleArn: string
  readonly externalId: string
  readonly sessionName: string
}

/** A session is renewed this long before it ends, so that no call starts with a dying one. */
const renewBeforeMs = 5 * 60_000

/** One session of the role for all clients that act as it. */
export function roleSession(
  role: AssumedRole,
  region: string,
  requestTimeoutMs: number,
): AwsCredentialIdentityProvider {
  let assume: Promise<AwsCredentialIdentityProvider> | undefined
  let current: Promise<AwsCredentialIdentity> | undefined
  let endsAt = 0
  return async () => {
    if (current === undefined || Date.now() > endsAt - renewBeforeMs) {
      endsAt = Number.POSITIVE_INFINITY
      assume ??= temporaryCredentials(role, region, requestTimeoutMs)
      current = assume
        .then((provider) => provider())
        .then(
          (identity) => {
            endsAt = identity.expiration?.getTime() ?? 0
            return identity
          },
          (error: unknown) => {
            current = undefined
            throw error
          },
        )
    }
    return current
  }
}

/** Loaded by the first use: the package brings along every other way to find credentials. */
async function temporaryCredentials(
  role: AssumedRole,
  region: string,
  requestTimeoutMs: number,
): Promise<AwsCredentialIdentityProvider> {
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers')
  return fromTemporaryCredentials({
    params: {
      RoleArn: role.roleArn,
      RoleSessionName: role.sessionName,
      ExternalId: role.externalId,
      // Role chaining ends after an hour whatever is asked for; a quarter is enough for any run.
      DurationSeconds: 900,
    },
    clientConfig: {
      region,
      maxAttempts: 3,
      logger: silent,
      requestHandler: httpTimeouts(requestTimeoutMs),
    },
  })
}
