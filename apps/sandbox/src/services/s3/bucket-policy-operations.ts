import {
  DeleteBucketPolicy$,
  GetBucketAcl$,
  GetBucketPolicy$,
  GetBucketPolicyStatus$,
  PutBucketPolicy$,
} from '@aws-sdk/client-s3'
import { AwsError, type Operation, operation } from '../../operation.ts'
import { bucketAt, type OnBucket, onBucket } from './bucket-access.ts'
import { ownerOf } from './bucket-operations.ts'
import { checkedPolicy, isPublicPolicy } from './bucket-policy.ts'

function demandPolicy(policy: string | undefined, name: string): string {
  if (policy !== undefined) return policy
  throw new AwsError('NoSuchBucketPolicy', 404, 'The bucket policy does not exist', {
    BucketName: name,
  })
}

const getPolicy = operation<OnBucket, object>({
  service: 's3',
  schema: GetBucketPolicy$,
  authorize: onBucket('s3:GetBucketPolicy'),
  handle: (input, call) => {
    const { settings, name } = bucketAt(input, call)
    return { Policy: demandPolicy(settings.policy, name) }
  },
})

const putPolicy = operation<OnBucket & { readonly Policy: string }, object>({
  service: 's3',
  schema: PutBucketPolicy$,
  authorize: onBucket('s3:PutBucketPolicy'),
  handle: (input, call) => {
    const { settings, name } = bucketAt(input, call)
    const policy = checkedPolicy(input.Policy, name)
    if (settings.publicAccessBlock?.BlockPublicPolicy && isPublicPolicy(policy)) {
      throw new AwsError(
        'AccessDenied',
        403,
        `User: ${call.caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: ` +
          `"arn:aws:s3:::${name}" because public policies are prevented by the ` +
          'BlockPublicPolicy setting in S3 Block Public Access.',
      )
    }
    settings.policy = policy
    return {}
  },
  differs: ['Of a document’s principals and actions only their presence is checked.'],
})

const deletePolicy = operation<OnBucket, object>({
  service: 's3',
  schema: DeleteBucketPolicy$,
  authorize: onBucket('s3:DeleteBucketPolicy'),
  handle: (input, call) => {
    delete bucketAt(input, call).settings.policy
    return {}
  },
})

const getPolicyStatus = operation<OnBucket, object>({
  service: 's3',
  schema: GetBucketPolicyStatus$,
  authorize: onBucket('s3:GetBucketPolicyStatus'),
  handle: (input, call) => {
    const { settings, name } = bucketAt(input, call)
    const policy = demandPolicy(settings.policy, name)
    return { PolicyStatus: { IsPublic: isPublicPolicy(policy) } }
  },
})

const getAcl = operation<OnBucket, object>({
  service: 's3',
  schema: GetBucketAcl$,
  authorize: onBucket('s3:GetBucketAcl'),
  handle: (input, call) => {
    const Owner = ownerOf(bucketAt(input, call).accountId)
    return {
      Owner,
      Grants: [{ Grantee: { Type: 'CanonicalUser', ...Owner }, Permission: 'FULL_CONTROL' }],
    }
  },
  differs: ['Always the owner alone.'],
})

export const bucketPolicyOperations: readonly Operation[] = [
  getPolicy,
  putPolicy,
  deletePolicy,
  getPolicyStatus,
  getAcl,
]
