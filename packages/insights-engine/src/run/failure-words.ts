import { ResultTooLarge } from './result-rows.ts'

/** The rows stopped coming, and DuckDB does not say why. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly'

  constructor(options: ErrorOptions) {
    super('The rows ended before the query did.', options)
  }
}

/** Why a query failed, in words for who wrote it. DuckDB's own words name tables and SQL. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^Out of Memory/,
    'The query needs more memory than it may have. Narrow the time range, filter earlier, or group by fewer different values.',
  ],
  [
    /Table with name (?:events|lookup)_\d+ does not exist|table has been (?:dropped|altered)|^There is no log group/i,
    'A log group or a lookup table of the query was deleted before the query could read it.',
  ],
  [
    /No space left|Could not write|failed to offload|max_temp_directory_size/i,
    'There is no room left on the disk for what the query has to put aside.',
  ],
  [/^Out of Range|overflow/i, 'A number in the query became larger than can be counted with.'],
  [
    /regex|invalid (?:perl operator|escape|character class)/i,
    'A regular expression cannot be read.',
  ],
  [/^Conversion/, 'A value could not be read as what the query takes it for.'],
]

export function failureWords(cause: unknown): string {
  if (cause instanceof ResultTooLarge) {
    return `${cause.message} Narrow the time range, or show fewer fields.`
  }
  if (cause instanceof EndedEarly) {
    return 'The query could not be finished; most likely it needs more memory than it may have. Narrow the time range, filter earlier, or sort fewer rows.'
  }
  const message = cause instanceof Error ? cause.message : String(cause)
  const known = sentences.find(([pattern]) => pattern.test(message))
  return known?.[1] ?? `The query could not be carried out: ${firstLine(message)}`
}

/** What nobody foresaw is told as DuckDB tells it, so that it can be found. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.slice(0, 300) ?? ''
}
