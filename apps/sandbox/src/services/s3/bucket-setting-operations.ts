import {
  DeleteBucketEncryption$,
  DeleteBucketLifecycle$,
  DeleteBucketOwnershipControls$,
  DeleteBucketTagging$,
  DeletePublicAccessBlock$,
  GetBucketEncryption$,
  GetBucketLifecycleConfiguration$,
  GetBucketLogging$,
  GetBucketOwnershipControls$,
  GetBucketTagging$,
  GetBucketVersioning$,
  GetObjectLockConfiguration$,
  GetPublicAccessBlock$,
  PutBucketEncryption$,
  type PutBucketEncryptionRequest,
  PutBucketLifecycleConfiguration$,
  type PutBucketLifecycleConfigurationRequest,
  PutBucketLogging$,
  type PutBucketLoggingRequest,
  PutBucketOwnershipControls$,
  type PutBucketOwnershipControlsRequest,
  PutBucketTagging$,
  type PutBucketTaggingRequest,
  PutBucketVersioning$,
  type PutBucketVersioningRequest,
  PutObjectLockConfiguration$,
  type PutObjectLockConfigurationRequest,
  PutPublicAccessBlock$,
  type PutPublicAccessBlockRequest,
} from '@aws-sdk/client-s3'
import { AwsError, type Operation } from '../../operation.ts'
import { DEFAULT_ENCRYPTION } from '../../world/buckets-state.ts'
import { bucketSetting } from './bucket-setting.ts'
import {
  checkedEncryption,
  checkedLifecycle,
  checkedLogging,
  checkedObjectLock,
  checkedTags,
  checkedVersioning,
  datedLifecycle,
} from './bucket-setting-rules.ts'
import { malformedXml } from './s3-errors.ts'

const absent = (code: string, message: string) => () => new AwsError(code, 404, message)

const encryption = bucketSetting<PutBucketEncryptionRequest>({
  get: GetBucketEncryption$,
  put: PutBucketEncryption$,
  remove: DeleteBucketEncryption$,
  actions: ['s3:GetEncryptionConfiguration', 's3:PutEncryptionConfiguration'],
  read: ({ settings }) => ({ ServerSideEncryptionConfiguration: settings.encryption }),
  write: ({ settings }, { ServerSideEncryptionConfiguration }) => {
    settings.encryption = checkedEncryption(ServerSideEncryptionConfiguration)
  },
  clear: ({ settings }) => {
    settings.encryption = DEFAULT_ENCRYPTION
  },
  differs: ['Keys are recorded as they are named; KMS is not asked whether they exist.'],
})

const publicAccess = bucketSetting<PutPublicAccessBlockRequest>({
  get: GetPublicAccessBlock$,
  put: PutPublicAccessBlock$,
  remove: DeletePublicAccessBlock$,
  actions: ['s3:GetBucketPublicAccessBlock', 's3:PutBucketPublicAccessBlock'],
  read: ({ settings: { publicAccessBlock } }) =>
    publicAccessBlock && { PublicAccessBlockConfiguration: publicAccessBlock },
  absent: absent(
    'NoSuchPublicAccessBlockConfiguration',
    'The public access block configuration was not found',
  ),
  write: ({ settings }, { PublicAccessBlockConfiguration: asked }) => {
    settings.publicAccessBlock = {
      BlockPublicAcls: asked?.BlockPublicAcls ?? false,
      IgnorePublicAcls: asked?.IgnorePublicAcls ?? false,
      BlockPublicPolicy: asked?.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: asked?.RestrictPublicBuckets ?? false,
    }
  },
  clear: ({ settings }) => {
    delete settings.publicAccessBlock
  },
  differs: ['The account-wide block (s3control) does not exist; each bucket has its own only.'],
})

const versioning = bucketSetting<PutBucketVersioningRequest>({
  get: GetBucketVersioning$,
  put: PutBucketVersioning$,
  actions: ['s3:GetBucketVersioning', 's3:PutBucketVersioning'],
  read: ({ settings: { versioning: Status } }) => (Status === undefined ? {} : { Status }),
  write: (bucket, { VersioningConfiguration }) => {
    bucket.settings.versioning = checkedVersioning(bucket, VersioningConfiguration)
  },
  differs: ['The status is recorded; a put replaces and a delete removes as if it were off.'],
})

const logging = bucketSetting<PutBucketLoggingRequest>({
  get: GetBucketLogging$,
  put: PutBucketLogging$,
  actions: ['s3:GetBucketLogging', 's3:PutBucketLogging'],
  read: ({ settings: { logging: LoggingEnabled } }) =>
    LoggingEnabled === undefined ? {} : { LoggingEnabled },
  write: (bucket, { BucketLoggingStatus }, { world }) => {
    const asked = BucketLoggingStatus?.LoggingEnabled
    if (asked === undefined) delete bucket.settings.logging
    else bucket.settings.logging = checkedLogging(asked, bucket, world.state.buckets)
  },
  differs: ['No access log is ever written.'],
})

const tagging = bucketSetting<PutBucketTaggingRequest>({
  get: GetBucketTagging$,
  put: PutBucketTagging$,
  remove: DeleteBucketTagging$,
  actions: ['s3:GetBucketTagging', 's3:PutBucketTagging'],
  read: ({ settings: { tags } }) => tags && { TagSet: [...tags] },
  absent: absent('NoSuchTagSet', 'The TagSet does not exist'),
  write: ({ settings }, { Tagging }) => {
    settings.tags = checkedTags(Tagging?.TagSet ?? [])
  },
  clear: ({ settings }) => {
    delete settings.tags
  },
})

const ownership = bucketSetting<PutBucketOwnershipControlsRequest>({
  get: GetBucketOwnershipControls$,
  put: PutBucketOwnershipControls$,
  remove: DeleteBucketOwnershipControls$,
  actions: ['s3:GetBucketOwnershipControls', 's3:PutBucketOwnershipControls'],
  read: ({ settings: { ownershipControls } }) =>
    ownershipControls && { OwnershipControls: ownershipControls },
  absent: absent('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'),
  write: ({ settings }, { OwnershipControls }) => {
    if (OwnershipControls?.Rules?.length !== 1) throw malformedXml()
    settings.ownershipControls = OwnershipControls
  },
  clear: ({ settings }) => {
    delete settings.ownershipControls
  },
})

const objectLock = bucketSetting<PutObjectLockConfigurationRequest>({
  get: GetObjectLockConfiguration$,
  put: PutObjectLockConfiguration$,
  actions: ['s3:GetBucketObjectLockConfiguration', 's3:PutBucketObjectLockConfiguration'],
  read: ({ settings }) => settings.objectLock && { ObjectLockConfiguration: settings.objectLock },
  absent: absent(
    'ObjectLockConfigurationNotFoundError',
    'Object Lock configuration does not exist for this bucket',
  ),
  write: (bucket, { ObjectLockConfiguration }) => {
    bucket.settings.objectLock = checkedObjectLock(bucket, ObjectLockConfiguration)
  },
  differs: ['The configuration is recorded; it keeps nobody from replacing or deleting an object.'],
})

const lifecycle = bucketSetting<PutBucketLifecycleConfigurationRequest>({
  get: GetBucketLifecycleConfiguration$,
  put: PutBucketLifecycleConfiguration$,
  remove: DeleteBucketLifecycle$,
  actions: ['s3:GetLifecycleConfiguration', 's3:PutLifecycleConfiguration'],
  read: ({ settings }) => settings.lifecycle && datedLifecycle(settings.lifecycle),
  absent: absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
  write: ({ settings }, { LifecycleConfiguration }) => {
    settings.lifecycle = checkedLifecycle(LifecycleConfiguration)
  },
  clear: ({ settings }) => {
    delete settings.lifecycle
  },
  differs: ['The rules are recorded; nothing expires or changes its storage class.'],
})

export const bucketSettingOperations: readonly Operation[] = [
  ...encryption,
  ...publicAccess,
  ...versioning,
  ...logging,
  ...tagging,
  ...ownership,
  ...objectLock,
  ...lifecycle,
]
