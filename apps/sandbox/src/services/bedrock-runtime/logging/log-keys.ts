import { createHash } from 'node:crypto'
import type { LogBucket } from '../../../world/bedrock-state.ts'

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html#setup-s3-destination */
export function logFolder(bucket: LogBucket, accountId: string, region: string): string {
  const prefix = bucket.keyPrefix === undefined ? '' : `${bucket.keyPrefix.replace(/\/$/, '')}/`
  return `${prefix}AWSLogs/${accountId}/BedrockModelInvocationLogs/${region}`
}

let hour = Number.NaN
let folderOfHour = ''

/** `2026/11/20/09`: by the hour of the call, in UTC. */
export function hourFolder(atMs: number): string {
  const wanted = Math.floor(atMs / 3_600_000)
  if (wanted !== hour) {
    hour = wanted
    const time = new Date(wanted * 3_600_000).toISOString()
    folderOfHour = time.slice(0, 13).replace('T', '/').replaceAll('-', '/')
  }
  return folderOfHour
}

export function bodyKey(
  folder: string,
  call: { readonly atMs: number; readonly requestId: string },
  side: 'input' | 'output',
): string {
  return `${folder}/${hourFolder(call.atMs)}/data/${call.requestId}_${side}.json.gz`
}

/** The name tells when the last record happened; the rest comes from the records, not from chance. */
export function batchKey(folder: string, lastMs: number, requestIds: readonly string[]): string {
  const time = new Date(lastMs).toISOString().replace(/[-:.]/g, '')
  const mark = createHash('sha256').update(requestIds.join()).digest('hex').slice(0, 16)
  return `${folder}/${hourFolder(lastMs)}/${time}_${mark}.json.gz`
}

/** The object without content that shows that the bucket may be written to. */
export function permissionCheckKey(folder: string): string {
  return `${folder}/amazon-bedrock-logs-permission-check`
}
