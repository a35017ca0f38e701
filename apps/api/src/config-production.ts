import type { Environment } from './config.ts'
import { isLoopback } from './loopback.ts'

/** What is right on a laptop and wrong where real people rely on it. */
export function productionObjections(env: Environment): string[] {
  const objections: string[] = []
  if (!env.GATEHOUSE_ORIGIN.startsWith('https:')) {
    objections.push('GATEHOUSE_ORIGIN has to begin with https:// in production.')
  }
  if (!env.OIDC_ISSUER.startsWith('https:')) {
    objections.push('OIDC_ISSUER has to begin with https:// in production.')
  }
  const endpoint = env.AWS_ENDPOINT_URL
  if (endpoint !== undefined && (isLoopback(endpoint) || !endpoint.startsWith('https:'))) {
    objections.push('AWS_ENDPOINT_URL leads to a stand-in for AWS; in production that is refused.')
  }
  // AKIA marks a long-lived key: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  if (env.AWS_ACCESS_KEY_ID?.startsWith('AKIA') === true) {
    objections.push(
      'AWS_ACCESS_KEY_ID is a long-lived key; in production Gatehouse takes the credentials of its own role.',
    )
  }
  return objections
}
