import { type ActionOnResource, AwsError, type Call } from '../../operation.ts'
import { type Bucket, bucketNamed } from '../../world/buckets-state.ts'
import { denied, noSuchBucket } from './s3-errors.ts'

export interface OnBucket {
  readonly Bucket: string
  readonly ExpectedBucketOwner?: string
}

export interface OnObject extends OnBucket {
  readonly Key: string
  readonly VersionId?: string
}

/** Said once for all operations on buckets, by the first of them. */
export const SHARED_DIFFERENCES: readonly string[] = [
  'Bucket policies are kept and answered, not evaluated: another account’s bucket is always AccessDenied, and a Deny in a bucket’s own policy does not bind.',
  'Requests without a signature are refused whatever the bucket allows; ACLs beyond the owner’s do not exist.',
  'A bucket of another Region than the request is signed for is a PermanentRedirect, whatever the host name says.',
]

export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`
export const objectArn = (name: string, key: string): string => `${bucketArn(name)}/${key}`

/** The caller's own bucket in this Region, or what S3 says instead. */
export function bucketAt({ Bucket: name, ExpectedBucketOwner: expected }: OnBucket, call: Call) {
  const bucket = bucketAnywhere({ Bucket: name }, call)
  if (bucket.region !== call.region) throw elsewhere(bucket)
  if (bucket.accountId !== call.caller.accountId) throw denied()
  if (expected !== undefined && expected !== bucket.accountId) throw denied()
  return bucket
}

export function bucketAnywhere({ Bucket: name }: OnBucket, { world }: Call): Bucket {
  const bucket = bucketNamed(world.state.buckets, name)
  if (bucket === undefined) throw noSuchBucket(name)
  return bucket
}

function elsewhere({ name, region }: Bucket): AwsError {
  return new AwsError(
    'PermanentRedirect',
    301,
    'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
      'Please send all future requests to this endpoint.',
    { Endpoint: `${name}.s3.${region}.amazonaws.com`, Bucket: name, Region: region },
  )
}

type Context = NonNullable<ActionOnResource['context']>

/** For `authorize`: the bucket exists and is within reach before IAM is asked. */
export const onBucket =
  <Input extends OnBucket>(action: string, context: (input: Input) => Context = () => ({})) =>
  (input: Input, call: Call): ActionOnResource[] => {
    const { name } = bucketAt(input, call)
    return [{ action, resource: bucketArn(name), context: context(input) }]
  }

export const onObject =
  <Input extends OnObject>(action: string, context: (input: Input) => Context = () => ({})) =>
  (input: Input, call: Call): ActionOnResource[] => {
    const { name } = bucketAt(input, call)
    return [{ action, resource: objectArn(name, input.Key), context: context(input) }]
  }

/** Members that were given, as context keys. */
export function contextOf(
  entries: readonly (readonly [string, string | number | undefined])[],
): Context {
  return Object.fromEntries(
    entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  )
}
