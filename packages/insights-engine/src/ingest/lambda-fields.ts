import { discoveredFields } from './discovered-fields.ts'
import { isJsonObject } from './json-token.ts'

/**
 * What CloudWatch Logs discovers in the lines of AWS Lambda, which are no JSON: `@type` and
 * `@requestId`, the figures of a REPORT line, and the fields of the first JSON object in a line that
 * a function wrote. Memory is told in bytes.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
 */
export function lambdaFields(message: string): string | undefined {
  const [, type, requestId] = /^(START|END|REPORT) RequestId: ([0-9a-f-]{36})\b/.exec(message) ?? []
  if (type !== undefined && requestId !== undefined) {
    const figures = type === 'REPORT' ? reported(message) : {}
    return JSON.stringify({ '@type': type, '@requestId': requestId, ...figures })
  }
  return written(message)
}

/** Names that lead to what Lambda's lines say, though they begin with a single sign. */
export const lambdaFieldNames: ReadonlySet<string> = new Set([
  ...['@type', '@requestId', '@duration', '@billedDuration'],
  ...['@memorySize', '@maxMemoryUsed', '@initDuration'],
])

const megabyte = 1_000_000

/** `REPORT RequestId: … Duration: 12.5 ms Billed Duration: 13 ms Memory Size: 128 MB …`, by tabs. */
function reported(message: string): Record<string, number> {
  const figures: Record<string, number> = {}
  const read = (label: string, field: string, factor: number) => {
    const found = new RegExp(`(?:^|\\t)${label}: (\\d+(?:\\.\\d+)?) (?:ms|MB)`).exec(message)
    if (found !== null) figures[field] = Number(found[1]) * factor
  }
  read('Duration', '@duration', 1)
  read('Billed Duration', '@billedDuration', 1)
  read('Memory Size', '@memorySize', megabyte)
  read('Max Memory Used', '@maxMemoryUsed', megabyte)
  read('Init Duration', '@initDuration', 1)
  return figures
}

const functionLine = /^\d{4}-\d\d-\d\dT[\d:.]+Z\t([0-9a-f-]{36})\t[A-Z]+\t/

function written(message: string): string | undefined {
  const found = functionLine.exec(message)
  if (found === null) return undefined
  const own = JSON.stringify({ '@requestId': found[1] })
  const fragment = firstObject(message.slice(found[0].length))
  if (fragment === undefined) return own
  const fields = discoveredFields(fragment)
  return fields === '{}' ? own : `${own.slice(0, -1)},${fields.slice(1)}`
}

/** The text from the first brace to the one that closes it, if that is JSON. */
function firstObject(text: string): string | undefined {
  const start = text.indexOf('{')
  if (start < 0) return undefined
  let depth = 0
  let isInString = false
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString && sign === '\\') at += 1
    else if (sign === '"') isInString = !isInString
    else if (!isInString && sign === '{') depth += 1
    else if (!isInString && sign === '}') depth -= 1
    if (depth === 0) {
      const found = text.slice(start, at + 1)
      return isJsonObject(found) ? found : undefined
    }
  }
  return undefined
}
