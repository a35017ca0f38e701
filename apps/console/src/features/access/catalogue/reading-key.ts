import type { Catalogue } from '@gatehouse/contract/access-catalogue'

export type Reading = Catalogue['readings'][number]

/** Which words say how far a reading can be trusted. */
export function readingKey({ state, readAt }: Pick<Reading, 'state' | 'readAt'>) {
  switch (state) {
    case 'current':
      return 'read'
    case 'failed':
      return readAt === null ? 'failed' : 'failedWithOld'
    case 'never':
    case 'reading':
    case 'stale':
      return state
  }
}
