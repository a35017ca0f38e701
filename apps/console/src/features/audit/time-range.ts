import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker'

export interface TimeRange {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const unitMs = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
  month: 2_592_000_000,
  year: 31_536_000_000,
} as const

/** What stands in the address, as the picker shows it. An open end is the present moment. */
export function pickedOf({ from, to }: TimeRange, now: Date): DateRangePickerProps.Value | null {
  if (from === undefined && to === undefined) return null
  return {
    type: 'absolute',
    startDate: from ?? new Date(0).toISOString(),
    endDate: to ?? now.toISOString(),
  }
}

/**
 * What was picked, as moments in UTC: "the last hour" becomes the hour before now, so that a link
 * shows the same rows to whoever opens it later.
 */
export function rangeOf(picked: DateRangePickerProps.Value | null, now: Date): TimeRange {
  if (picked === null) return { from: undefined, to: undefined }
  if (picked.type === 'absolute') {
    return { from: momentOf(picked.startDate), to: momentOf(picked.endDate) }
  }
  const from = new Date(now.getTime() - picked.amount * unitMs[picked.unit])
  return { from: from.toISOString(), to: undefined }
}

function momentOf(text: string): string | undefined {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}
