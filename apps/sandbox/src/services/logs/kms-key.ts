import { invalidParameter } from './logs-errors.ts'

/** CloudWatch Logs takes the ARN of a key, not its id or an alias. */
const KEY_ARN = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):\d{12}:key\/[A-Za-z0-9-]{1,128}$/

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html */
export function checkKeyArn(arn: string, region: string): void {
  const keyRegion = KEY_ARN.exec(arn)?.[1]
  if (keyRegion === undefined) throw invalidParameter('Specified KMS key ID is not valid.')
  if (keyRegion !== region) {
    throw invalidParameter('The KMS key must be in the same Region as the log group.')
  }
}
