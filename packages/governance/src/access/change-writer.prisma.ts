import type { WriteTables } from '@gatehouse/database/tables'
import type { Result } from '../kernel/result.ts'
import type { AccessChange } from './access-change.ts'

/** Where and when a change is written: inside the transaction of its audit entries. */
export interface Writing {
  readonly tables: WriteTables
  /** The database's time of the transaction. */
  readonly at: Date
  readonly correlationId: string
}

export type ChangeOf<Kind extends AccessChange['kind']> = Extract<
  AccessChange,
  { readonly kind: Kind }
>

export type Write<Kind extends AccessChange['kind']> = (
  writing: Writing,
  change: ChangeOf<Kind>,
) => Promise<Result<void>>
