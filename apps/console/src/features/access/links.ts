import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import { pathTo } from '../../app/router/path-to.ts'
import { targetKey } from './catalogue/requestable.ts'

interface NewRequest {
  readonly teamId?: string | undefined
  readonly accountId?: string | undefined
  readonly targets?: readonly ModelTarget[]
}

/** The request form with what was chosen already. */
export function newRequestPath({ teamId, accountId, targets = [] }: NewRequest = {}): string {
  const models = targets.map(targetKey)
  return pathTo('newRequest', {}, { team: teamId, account: accountId, models })
}
