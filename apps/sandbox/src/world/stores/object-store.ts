export type ObjectBody = Uint8Array | AsyncIterable<Uint8Array>

export interface PutOptions {
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly metadata?: Readonly<Record<string, string>>
  /**
   * S3's system-defined metadata by member name (`CacheControl`, `ServerSideEncryption` …), asked
   * once the body has arrived: some of it follows the body.
   */
  readonly systemMetadata?: () => Readonly<Record<string, string>>
  /** The world's time; the caller's `call.now`. */
  readonly lastModifiedMs: number
  /** Where it is not the MD5 of the body. */
  readonly etag?: string
  /** Asked once the body has arrived, right before it takes its place; throws to refuse. */
  readonly accepts?: (current: ObjectFacts | undefined) => void
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
  readonly systemMetadata?: Readonly<Record<string, string>>
}

export interface StoredObject extends ObjectFacts {
  readonly body: Uint8Array
}

/** Both ends are inclusive, as in HTTP. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

export interface ReadableObject extends ObjectFacts {
  readonly body: AsyncIterable<Uint8Array>
}

/** What lies in S3's buckets. Who may touch what is decided before it comes here. */
export interface ObjectStore {
  /** Buckets are the world's; the store asks whether one exists. */
  bucketsAre(exists: (bucket: string) => boolean): void
  hasBucket(bucket: string): boolean
  /** The bucket exists, or this throws. Replaces what has the same key. */
  put(bucket: string, key: string, body: ObjectBody, options: PutOptions): Promise<ObjectFacts>
  get(bucket: string, key: string): Promise<StoredObject | undefined>
  /** Piece by piece, whatever the size; `range` is within the object. */
  read(
    bucket: string,
    key: string,
    range?: (facts: ObjectFacts) => ByteRange | undefined,
  ): Promise<ReadableObject | undefined>
  head(bucket: string, key: string): Promise<ObjectFacts | undefined>
  /** In the order of keys in UTF-8, those after `after`. */
  list(bucket: string, prefix: string, after: string, most: number): Promise<ObjectFacts[]>
  delete(bucket: string, key: string): Promise<void>
}
