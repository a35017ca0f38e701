const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** When work is done: by people at a desk in one of two cities, by customers, or by a batch. */
export type Rhythm = 'seoul-office' | 'london-office' | 'customers' | 'machines' | 'night-batch'

/** Relative load by the hour of the local day; the means are about the same. */
const BY_HOUR: Readonly<Record<Rhythm, readonly number[]>> = {
  'seoul-office': [
    0, 0, 0, 0, 0, 0.02, 0.1, 0.5, 1.6, 3, 3.4, 2.9, 1.1, 2.6, 3.3, 3.1, 2.7, 2, 1, 0.5, 0.3, 0.2,
    0.1, 0.03,
  ],
  'london-office': [
    0, 0, 0, 0, 0, 0, 0.05, 0.3, 1.4, 3, 3.3, 3, 1.7, 2.4, 3.1, 2.9, 2.3, 1.3, 0.5, 0.2, 0.2, 0.1,
    0.05, 0,
  ],
  customers: [
    0.3, 0.2, 0.1, 0.1, 0.1, 0.2, 0.4, 0.9, 1.5, 2, 2.1, 1.8, 1.5, 1.6, 1.7, 1.6, 1.5, 1.4, 1.3,
    1.2, 1.1, 0.9, 0.7, 0.5,
  ],
  machines: [
    0.6, 0.5, 0.5, 0.5, 0.5, 0.6, 0.7, 0.9, 1.1, 1.3, 1.4, 1.4, 1.5, 1.4, 1.3, 1.2, 1.2, 1.3, 1.3,
    1.2, 1.1, 1, 0.9, 0.7,
  ],
  'night-batch': [
    0.6, 3, 5, 5, 4, 2.6, 1, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1,
    0.1, 0.2, 0.4,
  ],
}

const WEEKEND: Readonly<Record<Rhythm, number>> = {
  'seoul-office': 0.07,
  'london-office': 0.05,
  customers: 0.55,
  machines: 0.8,
  'night-batch': 0.9,
}

/** The last Sunday of a month, 01:00 UTC: when clocks in London change. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return last.getTime() - last.getUTCDay() * DAY_MS + HOUR_MS
}

function londonOffsetHours(atMs: number): number {
  const year = new Date(atMs).getUTCFullYear()
  return atMs >= lastSunday(year, 2) && atMs < lastSunday(year, 9) ? 1 : 0
}

/** How busy an hour is; one is an ordinary hour. Seoul keeps no summer time. */
export function busyness(rhythm: Rhythm, atMs: number): number {
  const offset = rhythm === 'london-office' ? londonOffsetHours(atMs) : 9
  const local = new Date(atMs + offset * HOUR_MS)
  const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === 6
  const usual = BY_HOUR[rhythm][local.getUTCHours()] ?? 0
  return usual * (isWeekend ? WEEKEND[rhythm] : 1)
}

/** Teams find uses: the month before today grew by about half, and it goes on more slowly. */
export function growth(day: number): number {
  return day < 0 ? 1 / (1 + 0.5 * Math.min(1, -day / 30)) : 1 + Math.min(day, 60) * 0.004
}

export const startOfDay = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS
export const startOfHour = (atMs: number): number => Math.floor(atMs / HOUR_MS) * HOUR_MS
export { DAY_MS, HOUR_MS }
