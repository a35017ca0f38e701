import { createHash } from 'node:crypto'
import {
  CreateBucket$,
  type CreateBucketRequest,
  DeleteBucket$,
  GetBucketLocation$,
  HeadBucket$,
  ListBuckets$,
  type ListBucketsRequest,
  type Owner,
} from '@aws-sdk/client-s3'
import { AwsError, type Call, type Operation, operation } from '../../operation.ts'
import { page } from '../../protocols/paginate.ts'
import { bucketNamed, newBucketSettings, uploadsOf } from '../../world/buckets-state.ts'
import {
  bucketAnywhere,
  bucketArn,
  bucketAt,
  contextOf,
  type OnBucket,
  onBucket,
  SHARED_DIFFERENCES,
} from './bucket-access.ts'
import { demandBucketName } from './bucket-name.ts'
import { denied, invalidArgument } from './s3-errors.ts'

const HOME_REGION = 'us-east-1'

/** What S3 calls an account's canonical user id. */
export const ownerOf = (accountId: string): Owner => ({
  ID: createHash('sha256').update(`canonical/${accountId}`).digest('hex'),
})

type Creation = CreateBucketRequest & OnBucket

const createBucket = operation<Creation, object>({
  service: 's3',
  schema: CreateBucket$,
  authorize: ({ Bucket: name, CreateBucketConfiguration, ACL }) => [
    {
      action: 's3:CreateBucket',
      resource: bucketArn(name),
      context: contextOf([
        ['s3:LocationConstraint', CreateBucketConfiguration?.LocationConstraint],
        ['s3:x-amz-acl', ACL],
      ]),
    },
  ],
  handle: async (input, call) => {
    const { Bucket: name } = input
    demandBucketName(name)
    const region = regionOf(input, call)
    const { buckets } = call.world.state
    const taken = bucketNamed(buckets, name)
    // Only in us-east-1 may the owner make the same bucket again.
    if (taken && (taken.accountId !== call.caller.accountId || region !== HOME_REGION)) {
      throw alreadyExists(name, taken.accountId === call.caller.accountId)
    }
    if (taken === undefined) {
      await removeRemains(name, call)
      buckets[name] = {
        name,
        accountId: call.caller.accountId,
        region,
        createdAt: call.now.toISOString(),
        settings: settingsOf(input),
      }
    }
    const Location = region === HOME_REGION ? `/${name}` : `http://${name}.s3.amazonaws.com/`
    return { Location, BucketArn: bucketArn(name) }
  },
  differs: SHARED_DIFFERENCES,
})

function settingsOf(input: Creation) {
  const { ObjectOwnership, ObjectLockEnabledForBucket, CreateBucketConfiguration, ACL } = input
  const settings = newBucketSettings()
  if (ObjectOwnership) settings.ownershipControls = { Rules: [{ ObjectOwnership }] }
  else if (ACL !== undefined && ACL !== 'private') {
    throw new AwsError(
      'InvalidBucketAclWithObjectOwnership',
      400,
      "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
    )
  }
  if (ObjectLockEnabledForBucket) {
    settings.objectLock = { ObjectLockEnabled: 'Enabled' }
    settings.versioning = 'Enabled'
  }
  const tags = CreateBucketConfiguration?.Tags
  return tags === undefined || tags.length === 0 ? settings : { ...settings, tags }
}

function regionOf({ CreateBucketConfiguration }: Creation, call: Call): string {
  const asked = CreateBucketConfiguration?.LocationConstraint
  const region = asked === 'EU' ? 'eu-west-1' : (asked ?? HOME_REGION)
  if (call.region === HOME_REGION || region === call.region) return region
  throw new AwsError(
    'IllegalLocationConstraintException',
    400,
    `The ${asked ?? 'unspecified'} location constraint is incompatible for the region specific ` +
      'endpoint this request was sent to.',
  )
}

function alreadyExists(name: string, isOwn: boolean): AwsError {
  return isOwn
    ? new AwsError(
        'BucketAlreadyOwnedByYou',
        409,
        'Your previous request to create the named bucket succeeded and you already own it.',
        { BucketName: name },
      )
    : new AwsError(
        'BucketAlreadyExists',
        409,
        'The requested bucket name is not available. The bucket namespace is shared by all users ' +
          'of the system. Please select a different name and try again.',
        { BucketName: name },
      )
}

/** What an earlier bucket of the name left: uploads under way, and all of it after a sudden end. */
async function removeRemains(name: string, { world }: Call): Promise<void> {
  const objects = world.stores.objects()
  for (const place of [name, uploadsOf(name)]) {
    for (const { key } of await objects.list(place, '', '', Number.POSITIVE_INFINITY)) {
      await objects.delete(place, key)
    }
  }
}

const deleteBucket = operation<OnBucket, object>({
  service: 's3',
  schema: DeleteBucket$,
  authorize: onBucket('s3:DeleteBucket'),
  handle: async (input, call) => {
    const { name } = bucketAt(input, call)
    const [first] = await call.world.stores.objects().list(name, '', '', 1)
    if (first !== undefined) {
      throw new AwsError('BucketNotEmpty', 409, 'The bucket you tried to delete is not empty', {
        BucketName: name,
      })
    }
    delete call.world.state.buckets[name]
    return {}
  },
})

const headBucket = operation<OnBucket, object>({
  service: 's3',
  schema: HeadBucket$,
  authorize: onBucket('s3:ListBucket'),
  handle: (input, call) => ({
    BucketArn: bucketArn(input.Bucket),
    BucketRegion: bucketAt(input, call).region,
    AccessPointAlias: false,
  }),
})

const getLocation = operation<OnBucket, object>({
  service: 's3',
  schema: GetBucketLocation$,
  authorize: (input, call) => {
    const { name, accountId } = bucketAnywhere(input, call)
    if (accountId !== call.caller.accountId) throw denied()
    return [{ action: 's3:GetBucketLocation', resource: bucketArn(name) }]
  },
  handle: (input, call) => {
    const { region } = bucketAnywhere(input, call)
    return region === HOME_REGION ? {} : { LocationConstraint: region }
  },
})

const MOST_LISTED = 10_000

const listBuckets = operation<ListBucketsRequest, object>({
  service: 's3',
  schema: ListBuckets$,
  authorize: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  handle: ({ MaxBuckets, ContinuationToken, Prefix = '', BucketRegion }, call) => {
    const { accountId } = call.caller
    const own = Object.values(call.world.state.buckets)
      .filter((bucket) => bucket.accountId === accountId && bucket.name.startsWith(Prefix))
      .filter(({ region }) => BucketRegion === undefined || BucketRegion === region)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    const listed = page(
      own,
      `buckets/${accountId}/${Prefix}`,
      ContinuationToken,
      MaxBuckets ?? MOST_LISTED,
      () => invalidArgument('The continuation token provided is incorrect'),
    )
    return {
      Buckets: listed.items.map(({ name, region, createdAt }) => ({
        Name: name,
        CreationDate: new Date(createdAt),
        BucketRegion: region,
      })),
      Owner: ownerOf(accountId),
      ContinuationToken: listed.next,
      ...(Prefix === '' ? {} : { Prefix }),
    }
  },
})

export const bucketOperations: readonly Operation[] = [
  createBucket,
  deleteBucket,
  headBucket,
  getLocation,
  listBuckets,
]
