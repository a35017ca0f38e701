/**
 * A key that never expires must not be what a production server lives on: it would outlast every
 * rotation and every leak. Temporary keys begin with ASIA. Returns why not to start, or null.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export function whyNotStartWith(
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  if (environment['NODE_ENV'] !== 'production') return null
  if (!environment['AWS_ACCESS_KEY_ID']?.trim().startsWith('AKIA')) return null
  return 'AWS_ACCESS_KEY_ID is a long-term access key. Give the process an IAM role instead.'
}
