/** The sandbox's world keys. They open nothing but the sandbox, so they may stand here. */
export const gatehouseAccessKey = 'ASIASANDBOXGATEHOUSE'

/** The AWS administrator of an account, who is not a part of Gatehouse. */
export function accountAdministratorKey(account: string): string {
  return `AKIASANDBOXADMIN${account.slice(-3)}`
}

/** A person's own AWS session, as their single sign-on would give it. */
export function personKey(sub: string): string {
  return `ASIASANDBOX${sub.toUpperCase().replaceAll(/[^A-Z]/g, '')}`
}

/** Credentials in the form that SDK clients take. */
export function sandboxCredentials(accessKeyId: string): {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
} {
  const temporary = accessKeyId.startsWith('ASIA')
  return {
    accessKeyId,
    secretAccessKey: 'sandbox',
    ...(temporary ? { sessionToken: 'sandbox' } : {}),
  }
}

/** The SDK's own environment variables that lead it to the sandbox and nowhere else. */
export function awsEnvironment(
  endpoint: string,
  accessKeyId: string = gatehouseAccessKey,
): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    ...(accessKeyId.startsWith('ASIA') ? { AWS_SESSION_TOKEN: 'sandbox' } : {}),
    // No file of this machine's owner is read, and no metadata service is asked.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}
