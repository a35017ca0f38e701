import type { PutObjectRequest } from '@aws-sdk/client-s3'
import { CHECKSUMS } from '../../protocols/rest-xml-checksums.ts'
import type { Bucket } from '../../world/buckets-state.ts'
import { notHere } from './s3-errors.ts'

type Described = Pick<
  PutObjectRequest,
  | 'CacheControl'
  | 'ContentDisposition'
  | 'ContentLanguage'
  | 'Expires'
  | 'WebsiteRedirectLocation'
  | 'StorageClass'
  | 'ServerSideEncryption'
  | 'SSEKMSKeyId'
  | 'SSECustomerAlgorithm'
  | 'BucketKeyEnabled'
  | 'ObjectLockMode'
  | 'ObjectLockRetainUntilDate'
  | 'ObjectLockLegalHoldStatus'
>

type Text = Record<string, string>

/** What is kept beside an object under the names that its readers will see. */
export function systemMetadata(input: Described, bucket: Bucket): Text {
  if (input.SSECustomerAlgorithm !== undefined) throw notHere('customer-provided keys')
  const { StorageClass } = input
  return given({
    CacheControl: input.CacheControl,
    ContentDisposition: input.ContentDisposition,
    ContentLanguage: input.ContentLanguage,
    Expires: input.Expires?.toUTCString(),
    WebsiteRedirectLocation: input.WebsiteRedirectLocation,
    // The standard class is what is meant where none is named.
    StorageClass: StorageClass === 'STANDARD' ? undefined : StorageClass,
    ObjectLockMode: input.ObjectLockMode,
    ObjectLockRetainUntilDate: input.ObjectLockRetainUntilDate?.toISOString(),
    ObjectLockLegalHoldStatus: input.ObjectLockLegalHoldStatus,
    ...encryptionOf(input, bucket),
  })
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html */
function encryptionOf(input: Described, { settings }: Bucket): Record<string, string | undefined> {
  const rule = settings.encryption.Rules?.[0]
  const byDefault = rule?.ApplyServerSideEncryptionByDefault
  const algorithm = input.ServerSideEncryption ?? byDefault?.SSEAlgorithm ?? 'AES256'
  if (algorithm === 'AES256') return { ServerSideEncryption: algorithm }
  const isKeyShared = input.BucketKeyEnabled ?? rule?.BucketKeyEnabled ?? false
  return {
    ServerSideEncryption: algorithm,
    SSEKMSKeyId: input.SSEKMSKeyId ?? byDefault?.KMSMasterKeyID,
    BucketKeyEnabled: isKeyShared ? 'true' : undefined,
  }
}

const ENCRYPTION = ['ServerSideEncryption', 'SSEKMSKeyId', 'BucketKeyEnabled']

/** The answer to a write says how it is encrypted. */
export function encryptionAnswer(metadata: Text | undefined): Text {
  return only(metadata, (name) => ENCRYPTION.includes(name))
}

const checksumNames: ReadonlySet<string> = new Set(CHECKSUMS.map(({ member }) => member))

/** Checksums are told to those only who ask for them, and are those of the whole object. */
export function readableMetadata(metadata: Text | undefined, wantsChecksums: boolean): Text {
  const found = only(metadata, (name) => wantsChecksums || !checksumNames.has(name))
  const hasChecksum = Object.keys(found).some((name) => checksumNames.has(name))
  return hasChecksum ? { ...found, ChecksumType: 'FULL_OBJECT' } : found
}

function only(metadata: Text | undefined, isWanted: (name: string) => boolean): Text {
  return Object.fromEntries(Object.entries(metadata ?? {}).filter(([name]) => isWanted(name)))
}

function given(members: Record<string, string | undefined>): Text {
  const found: Text = {}
  for (const [name, value] of Object.entries(members)) if (value !== undefined) found[name] = value
  return found
}
