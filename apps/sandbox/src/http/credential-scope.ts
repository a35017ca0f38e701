export interface CredentialScope {
  readonly accessKeyId: string
  readonly region: string
  /** The signing name: `bedrock` for both Bedrock services. */
  readonly service: string
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
export function credentialScope(
  headers: Readonly<Record<string, string>>,
  query: URLSearchParams,
): CredentialScope | undefined {
  const authorization = headers['authorization'] ?? ''
  const credential =
    /^AWS4-HMAC-SHA256\s.*?Credential=([^,\s]+)/.exec(authorization)?.[1] ??
    query.get('X-Amz-Credential')
  const [accessKeyId, , region, service, terminator] = credential?.split('/') ?? []
  if (!accessKeyId || !region || !service || terminator !== 'aws4_request') return undefined
  return { accessKeyId, region, service }
}
