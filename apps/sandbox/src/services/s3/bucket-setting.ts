import type { StaticOperationSchema } from '@smithy/types'
import { type AwsError, type Call, type Operation, operation } from '../../operation.ts'
import type { Bucket } from '../../world/buckets-state.ts'
import { bucketAt, type OnBucket, onBucket } from './bucket-access.ts'

/** One subresource of a bucket that is read, replaced and perhaps removed as a whole. */
export interface BucketSetting<Put> {
  readonly get: StaticOperationSchema
  readonly put: StaticOperationSchema
  readonly remove?: StaticOperationSchema
  /** Reading, and writing: removing takes the permission to write. */
  readonly actions: readonly [string, string]
  readonly read: (bucket: Bucket) => object | undefined
  /** What S3 answers where nothing was ever set. */
  readonly absent?: () => AwsError
  readonly write: (bucket: Bucket, input: Put & OnBucket, call: Call) => void
  readonly clear?: (bucket: Bucket) => void
  readonly differs?: readonly string[]
}

export function bucketSetting<Put>(setting: BucketSetting<Put>): readonly Operation[] {
  const [reading, writing] = setting.actions
  const get = operation<OnBucket, object>({
    service: 's3',
    schema: setting.get,
    authorize: onBucket(reading),
    handle: (input, call) => {
      const value = setting.read(bucketAt(input, call))
      if (value === undefined && setting.absent) throw setting.absent()
      return value ?? {}
    },
  })
  const put = operation<Put & OnBucket, object>({
    service: 's3',
    schema: setting.put,
    authorize: onBucket(writing),
    handle: (input, call) => {
      setting.write(bucketAt(input, call), input, call)
      return {}
    },
    ...(setting.differs === undefined ? {} : { differs: setting.differs }),
  })
  const { remove, clear } = setting
  if (remove === undefined || clear === undefined) return [get, put]
  return [
    get,
    put,
    operation<OnBucket, object>({
      service: 's3',
      schema: remove,
      authorize: onBucket(writing),
      handle: (input, call) => {
        clear(bucketAt(input, call))
        return {}
      },
    }),
  ]
}
