export interface PutOptions {
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly metadata?: Readonly<Record<string, string>>
  /** The world's time; the caller's `call.now`. */
  readonly lastModifiedMs: number
}

export interface ObjectFacts {
  readonly key: string
  readonly size: number
  /** Without quotes. */
  readonly etag: string
  readonly lastModifiedMs: number
  readonly contentType: string
  readonly contentEncoding?: string
  readonly metadata: Readonly<Record<string, string>>
}

export interface StoredObject extends ObjectFacts {
  readonly body: Uint8Array
}

/** What lies in S3's buckets. Who may touch what is decided before it comes here. */
export interface ObjectStore {
  hasBucket(bucket: string): boolean
  /** The bucket exists, or this throws. Replaces what has the same key. */
  put(bucket: string, key: string, body: Uint8Array, options: PutOptions): Promise<ObjectFacts>
  get(bucket: string, key: string): Promise<StoredObject | undefined>
  head(bucket: string, key: string): Promise<ObjectFacts | undefined>
  /** In the order of keys in UTF-8, those after `after`. */
  list(bucket: string, prefix: string, after: string, most: number): Promise<ObjectFacts[]>
  delete(bucket: string, key: string): Promise<void>
}
