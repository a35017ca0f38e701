import { grantState, requestState } from '@gatehouse/contract/access'
import { accountId, region } from '@gatehouse/contract/aws-identifiers'
import { z } from 'zod'
import { flag, listSearch, one, several, text, wholeNumber } from '../../app/router/search.ts'

/** What stands in the address of each page of the slice. */
export const requestsSearch = listSearch.extend({
  state: several(requestState),
  team: text,
  account: one(accountId),
  requester: one(z.uuid()),
  mine: flag,
  model: text,
  order: one(z.enum(['newest', 'oldest'])),
})
export type RequestsSearch = z.infer<typeof requestsSearch>

export const grantsSearch = listSearch.extend({
  /** `mine`: as cards with code; `all`: as a list. Absent: what fits the person. */
  view: one(z.enum(['mine', 'all'])),
  state: several(grantState),
  team: text,
  account: one(accountId),
  request: one(z.uuid()),
  model: text,
  endsWithinDays: wholeNumber(1, 365),
})
export type GrantsSearch = z.infer<typeof grantsSearch>

export const catalogueStates = ['held', 'requested', 'requestable', 'blocked'] as const

export const catalogueSearch = listSearch.extend({
  team: text,
  account: one(accountId),
  provider: several(z.string().min(1).max(100)),
  kind: several(z.enum(['foundation-model', 'inference-profile'])),
  state: several(z.enum(catalogueStates)),
  region: several(region),
  lifecycle: several(z.enum(['ACTIVE', 'LEGACY'])),
  model: text,
})
export type CatalogueSearch = z.infer<typeof catalogueSearch>

/** A link may prefill the form; what it names is kept only where the catalogue knows it. */
export const newRequestSearch = z.object({
  team: text,
  account: one(accountId),
  /** `foundation-model/ID` or `inference-profile/ID`. */
  models: several(z.string().min(1).max(200)),
})
export type NewRequestSearch = z.infer<typeof newRequestSearch>

export const accountsSearch = listSearch.extend({
  state: several(z.enum(['unverified', 'connected', 'unreachable'])),
  environment: several(z.enum(['development', 'production'])),
  name: text,
})
export type AccountsSearch = z.infer<typeof accountsSearch>
