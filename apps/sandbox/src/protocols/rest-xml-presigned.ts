import { AwsError } from '../operation.ts'

/**
 * A presigned request lives as long as its query says, by this machine's clock: its client signed
 * with a real clock too. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function demandUnexpired(query: URLSearchParams): void {
  const seconds = query.get('X-Amz-Expires')
  if (seconds === null) return
  const signedAt = Date.parse(iso(query.get('X-Amz-Date') ?? ''))
  if (Number.isNaN(signedAt)) {
    throw new AwsError(
      'AuthorizationQueryParametersError',
      400,
      "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
    )
  }
  if (Date.now() > signedAt + Number(seconds) * 1000) {
    throw new AwsError('AccessDenied', 403, 'Request has expired')
  }
}

const iso = (text: string): string =>
  text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
