import { useFormat } from './use-format.ts'
import { useNow } from './use-now.ts'

interface TimeProps {
  readonly at: string
  readonly show?: 'date' | 'date-time' | 'time' | 'relative'
}

/** A moment in the reader's language; the exact UTC time is one hover away. */
export function Time({ at, show = 'date-time' }: TimeProps) {
  const format = useFormat()
  const now = useNow()
  const words = {
    date: () => format.date(at),
    'date-time': () => format.dateTime(at),
    time: () => format.time(at),
    relative: () => format.relative(at, now),
  }[show]()
  return (
    <time dateTime={at} title={format.utc(at)}>
      {words}
    </time>
  )
}
