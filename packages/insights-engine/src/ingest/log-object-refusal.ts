/** Why a part of a log object is not taken. Those of the first list end the object. */
export type ObjectRefusal =
  | 'object_too_large'
  | 'not_gzip'
  | 'truncated'
  | 'corrupt'
  | 'expands_too_much'
  | 'too_many_refused_lines'

export type LineRefusal =
  | 'line_too_long'
  | 'not_utf8'
  | 'not_json'
  | 'not_an_object'
  | 'nested_too_deep'

export interface LogObjectLimits {
  /** Of the object as it lies in S3. */
  readonly compressedBytes: number
  /** Of all its lines together. */
  readonly bytes: number
  /** Lines may be that many times larger than the object; a gzip bomb is 1,000 times. */
  readonly ratio: number
  /** Of a line: what CloudWatch Logs takes as an event. */
  readonly lineBytes: number
  readonly levels: number
  readonly refusedLines: number
}

export const logObjectLimits: LogObjectLimits = {
  compressedBytes: 128 * 1024 * 1024,
  bytes: 2 * 1024 * 1024 * 1024,
  ratio: 200,
  lineBytes: 1024 * 1024,
  levels: 500,
  refusedLines: 1000,
}

const sentences: Record<ObjectRefusal | LineRefusal, string> = {
  object_too_large: 'The object is larger than log objects may be.',
  not_gzip: 'The object is not compressed with gzip.',
  truncated: 'The object ends in the middle of its compressed data.',
  corrupt: 'The compressed data of the object is damaged.',
  expands_too_much: 'The object expands to far more than log objects do.',
  too_many_refused_lines: 'Too many lines of the object cannot be read.',
  line_too_long: 'The line is larger than 1 MB.',
  not_utf8: 'The line is not text in UTF-8.',
  not_json: 'The line is not JSON.',
  not_an_object: 'The line is JSON, but not an object.',
  nested_too_deep: 'The line is nested too deep.',
}

export function refusalSentence(reason: ObjectRefusal | LineRefusal): string {
  return sentences[reason]
}
