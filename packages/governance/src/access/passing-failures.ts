const passing: ReadonlySet<string> = new Set([
  'aws.throttled',
  'aws.unavailable',
  'aws.conflict',
  'aws.not_understood',
])

/** Whether the same call may succeed later without anybody changing anything. */
export function isPassing(code: string): boolean {
  return passing.has(code)
}
