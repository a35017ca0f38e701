import type { GrantRecord } from './records.ts'

type Grant = Pick<GrantRecord, 'id' | 'target' | 'channels' | 'touches'>

/**
 * Marked pure: another live grant under which a call of this one passes all the same, if there is
 * one. Then neither simulation nor a call can show that this grant is gone.
 */
export function coveredBy<Other extends Grant>(
  grant: Grant,
  others: readonly Other[],
): Other | null {
  const asked = callsOf(grant)
  return (
    others.find((other) => {
      if (other.id === grant.id) return false
      const allowed = new Set(callsOf(other))
      return asked.some((call) => allowed.has(call))
    }) ?? null
  )
}

/** A call is a channel, a Region and what is named in it: the model itself or the profile. */
function callsOf({ target, channels, touches }: Grant): readonly string[] {
  return channels.flatMap((channel) =>
    touches.map(({ region, profileArn }) => `${channel} ${region} ${profileArn ?? target.id}`),
  )
}
