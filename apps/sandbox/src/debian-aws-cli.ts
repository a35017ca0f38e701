import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'

/** Debian's own: a version manager's shim of the same name may stand earlier on the PATH. */
const AWS = '/usr/bin/aws'
export const INSTALL_AWS_CLI = 'apt-get install -y awscli'
export const isAwsCliPresent = existsSync(AWS)

const run = promisify(execFile)

/** What the AWS CLI, a client that we did not write, says to the administrator of an account. */
export async function awsCliText(
  endpoint: string,
  accountId: string,
  ...words: string[]
): Promise<string> {
  const { stdout } = await run(AWS, ['--endpoint-url', endpoint, '--output', 'json', ...words], {
    env: {
      PATH: '/usr/bin:/bin',
      AWS_ACCESS_KEY_ID: `AKIASANDBOXADMIN${accountId.slice(-3)}`,
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_MAX_ATTEMPTS: '1',
      AWS_PAGER: '',
      LC_ALL: 'C.UTF-8',
    },
  })
  return stdout
}

/** What an operation of an API answers. */
export async function awsCli(
  endpoint: string,
  accountId: string,
  ...words: string[]
): Promise<unknown> {
  const text = await awsCliText(endpoint, accountId, ...words)
  return text.trim() === '' ? undefined : JSON.parse(text)
}
