/** One API call as CloudTrail keeps it; the JSON of `CloudTrailEvent` is made when it is read. */
export interface TrailRecord {
  readonly accountId: string
  readonly region: string
  readonly eventId: string
  readonly requestId: string
  readonly atMs: number
  /** `bedrock.amazonaws.com` */
  readonly eventSource: string
  readonly eventName: string
  readonly isReadOnly: boolean
  /** The caller: `arn:aws:sts::…:assumed-role/ROLE/SESSION`, an IAM user, or a root. */
  readonly callerArn: string
  readonly accessKeyId?: string
  readonly userAgent?: string
  readonly sourceIpAddress?: string
  readonly requestParameters?: unknown
  readonly responseElements?: unknown
  readonly additionalEventData?: unknown
  readonly errorCode?: string
  readonly errorMessage?: string
  readonly resources?: readonly { readonly type: string; readonly name: string }[]
}

/**
 * Calls as they are kept: columns of one value a call, without the number that the store gives.
 * Whoever makes very many calls makes these too, on a thread of its own.
 */
export type TrailRows = readonly (string | bigint | boolean | null)[][]

/** Where services leave the calls that CloudTrail tells of. */
export interface TrailSink {
  record(events: readonly TrailRecord[]): Promise<void>
}

export type TrailAttribute =
  | 'EventId'
  | 'EventName'
  | 'ReadOnly'
  | 'Username'
  | 'ResourceType'
  | 'ResourceName'
  | 'EventSource'
  | 'AccessKeyId'

export interface WantedEvents {
  readonly accountId: string
  readonly region: string
  readonly startMs: number
  readonly endMs: number
  readonly attribute?: { readonly key: TrailAttribute; readonly value: string } | undefined
  /** The cursor of the last event of the page before. */
  readonly after?: string | undefined
  readonly limit: number
}

export interface TrailPage {
  /** Newest first. */
  readonly events: readonly TrailRecord[]
  /** Absent on the last page. */
  readonly next?: string
}

export interface TrailStore extends TrailSink {
  /** The same for calls that are rows already. */
  recordRows(rows: TrailRows): Promise<void>
  find(wanted: WantedEvents): Promise<TrailPage>
}
