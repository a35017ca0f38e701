import { StandardRetryStrategy } from '@smithy/core/retry'
import type { RetryErrorInfo, StandardRetryToken } from '@smithy/types'

/**
 * For calls that make something new each time. After a broken connection nobody knows whether the
 * call took effect, and only the caller can look; a throttled call certainly had none.
 */
export class ThrottlingOnlyRetries extends StandardRetryStrategy {
  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    errorInfo: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    const error = errorInfo.error
    // The SDK counts this as throttling; in IAM it is an exhausted quota, which waiting doesn't cure.
    const isQuota = error instanceof Error && error.name.startsWith('LimitExceeded')
    if (errorInfo.errorType !== 'THROTTLING' || isQuota) throw new Error('not tried again')
    return super.refreshRetryTokenForRetry(token, errorInfo)
  }
}
