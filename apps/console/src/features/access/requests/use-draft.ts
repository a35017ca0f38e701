import type { ModelTarget } from '@gatehouse/contract/access-catalogue'
import { modelTarget } from '@gatehouse/contract/access-catalogue'
import { useState } from 'react'
import type { NewRequestSearch } from '../search.ts'
import { type DraftStore, newDraft, type RequestDraft } from './request-draft.ts'

/** Storage itself can be missing where the browser forbids it; the store then keeps nothing. */
export function tabStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return {
    getItem: (key) => sessionStorage.getItem(key),
    setItem: (key, value) => sessionStorage.setItem(key, value),
    removeItem: (key) => sessionStorage.removeItem(key),
  }
}

/** `foundation-model/ID` → target; what is no target is left out. */
export function targetsOf(models: readonly string[]): readonly ModelTarget[] {
  return models.flatMap((model) => {
    const [kind, ...id] = model.split('/')
    return modelTarget.safeParse({ kind, id: id.join('/') }).data ?? []
  })
}

/** What a link asks for goes over what was typed before; the rest of the draft stays. */
export function startOf(
  stored: RequestDraft | null,
  asked: NewRequestSearch,
  onlyTeam: string | undefined,
): RequestDraft {
  const draft = stored ?? newDraft()
  const teamId = asked.team ?? draft.teamId ?? onlyTeam ?? null
  const accountId = asked.account ?? draft.accountId
  const isElsewhere = teamId !== draft.teamId || accountId !== draft.accountId
  const targets = asked.models === undefined ? null : targetsOf(asked.models)
  return {
    ...draft,
    teamId,
    accountId,
    targets: [...(targets ?? (isElsewhere ? [] : draft.targets))],
    regions: targets === null && !isElsewhere ? draft.regions : [],
  }
}

export interface Draft {
  readonly draft: RequestDraft
  readonly change: (change: Partial<RequestDraft>) => void
  readonly discard: () => void
}

/** The draft of the form: every change is kept at once. */
export function useDraft(store: DraftStore, start: () => RequestDraft): Draft {
  const [draft, setDraft] = useState(start)
  const keep = (next: RequestDraft) => {
    store.save(next)
    setDraft(next)
  }
  return {
    draft,
    change: (change) => keep({ ...draft, ...change }),
    discard: () => {
      store.clear()
      setDraft(newDraft())
    },
  }
}
