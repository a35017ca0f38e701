export type Zone =
  | { readonly kind: 'offset'; readonly minutes: number }
  | { readonly kind: 'region'; readonly name: string }

/** `Asia/Seoul`, `UTC`, `+09:00`, `GMT+9`. */
export function zoneNamed(name: string): Zone | undefined {
  if (/^(?:UTC|GMT|UT|Z)$/i.test(name)) return { kind: 'offset', minutes: 0 }
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?([0-5]\d))?$/i.exec(name)
  if (offset !== null) {
    const [, sign, hours, minutes = '0'] = offset
    const total = Number(hours) * 60 + Number(minutes)
    if (total > 18 * 60) return undefined
    return { kind: 'offset', minutes: sign === '-' ? -total : total }
  }
  // Only what JavaScript knows is a zone; an engine that is asked for another ends the query.
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return undefined
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return { kind: 'region', name: timeZone }
  } catch {
    return undefined
  }
}
