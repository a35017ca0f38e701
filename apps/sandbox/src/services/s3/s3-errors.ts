import { AwsError } from '../../operation.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */

export const noSuchBucket = (name: string): AwsError =>
  new AwsError('NoSuchBucket', 404, 'The specified bucket does not exist', { BucketName: name })

export const noSuchKey = (key: string): AwsError =>
  new AwsError('NoSuchKey', 404, 'The specified key does not exist.', { Key: key })

export const denied = (): AwsError => new AwsError('AccessDenied', 403, 'Access Denied')

export const invalidArgument = (message: string): AwsError =>
  new AwsError('InvalidArgument', 400, message)

export const invalidRequest = (message: string): AwsError =>
  new AwsError('InvalidRequest', 400, message)

export const malformedXml = (): AwsError =>
  new AwsError(
    'MalformedXML',
    400,
    'The XML you provided was not well-formed or did not validate against our published schema',
  )

export const preconditionFailed = (condition: string): AwsError =>
  new AwsError(
    'PreconditionFailed',
    412,
    'At least one of the pre-conditions you specified did not hold',
    { Condition: condition },
  )

export const notHere = (what: string): AwsError =>
  new AwsError('NotImplemented', 501, `The sandbox does not do ${what}.`)
