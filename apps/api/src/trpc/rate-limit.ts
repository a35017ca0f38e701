/** How much of a person's bucket one call takes. */
export const costs = {
  /** Answered from PostgreSQL. */
  read: 1,
  /** Changes something. */
  write: 5,
  /** Asks AWS while the person waits. */
  aws: 10,
} as const
export type Cost = keyof typeof costs

export interface RateLimit {
  /** Takes from the bucket; answers 0, or after how many seconds there is enough again. */
  take(who: string, amount: number): number
}

/** A bucket holds what flows in during so many seconds: a burst of clicks passes, a loop does not. */
const bucketSeconds = 20
const mostBuckets = 10_000

interface Bucket {
  level: number
  at: number
}

/**
 * Token buckets in the memory of this process: with several processes a person has one bucket in
 * each. It protects the server against a runaway client and is no quota.
 */
export function createRateLimit(perSecond: number, nowMs: () => number): RateLimit {
  const buckets = new Map<string, Bucket>()
  const capacity = perSecond * bucketSeconds
  return {
    take(who, amount) {
      const now = nowMs()
      const known = buckets.get(who)
      const level = known
        ? Math.min(capacity, known.level + ((now - known.at) / 1000) * perSecond)
        : capacity
      const isEnough = level >= amount
      // Deleted first: a Map keeps insertion order, so the first key is the one longest unused.
      buckets.delete(who)
      buckets.set(who, { level: isEnough ? level - amount : level, at: now })
      if (buckets.size > mostBuckets) {
        const oldest = buckets.keys().next()
        if (!oldest.done) buckets.delete(oldest.value)
      }
      return isEnough ? 0 : Math.ceil((amount - level) / perSecond)
    },
  }
}
