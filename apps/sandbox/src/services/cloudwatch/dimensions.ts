import type { Dimension } from '@aws-sdk/client-cloudwatch'
import { invalidValue } from './cloudwatch-errors.ts'

/** Names are unique within a metric, and their order means nothing. */
export function dimensionsOf(
  dimensions: readonly Dimension[] | undefined,
  parameter: string,
): Record<string, string> {
  const entries = (dimensions ?? []).map(({ Name = '', Value = '' }) => [Name, Value] as const)
  for (const [name, value] of entries) {
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Dimension.html
    if (!/^[\x20-\x7E]+$/.test(name) || name.startsWith(':') || name.trim() === '') {
      throw invalidValue(`The value ${name} for parameter ${parameter}.Name is invalid.`)
    }
    if (!/^[\x20-\x7E]+$/.test(value) || value.trim() === '') {
      throw invalidValue(`The value ${value} for parameter ${parameter}.Value is invalid.`)
    }
  }
  const record = Object.fromEntries(entries)
  if (Object.keys(record).length !== entries.length) {
    throw invalidValue(`The collection ${parameter} must not have duplicate names.`)
  }
  return record
}

export const describedDimensions = (dimensions: Readonly<Record<string, string>>): Dimension[] =>
  Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }))
