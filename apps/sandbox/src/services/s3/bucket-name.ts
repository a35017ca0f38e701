import { AwsError } from '../../operation.ts'

const SHAPE = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/
const RESERVED_START = /^(?:xn--|sthree-|amzn-s3-demo-)/
const RESERVED_END = /(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export function demandBucketName(name: string): void {
  const isFine =
    SHAPE.test(name) &&
    !name.includes('..') &&
    !IP_ADDRESS.test(name) &&
    !RESERVED_START.test(name) &&
    !RESERVED_END.test(name)
  if (isFine) return
  throw new AwsError('InvalidBucketName', 400, 'The specified bucket is not valid.', {
    BucketName: name,
  })
}
