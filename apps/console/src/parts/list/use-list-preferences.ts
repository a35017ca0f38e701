import { useState } from 'react'
import { type KnownColumn, type ListPreferences, parseListPreferences } from './preferences.ts'

export type SavedPreferences = readonly [ListPreferences, (next: ListPreferences) => void]

/** Preferences of one list, by its id. The page size belongs into the page's query. */
export function useListPreferences(id: string, columns: readonly KnownColumn[]): SavedPreferences {
  const key = `gatehouse.list.${id}`
  const [stored, setStored] = useState(() => readStored(key))
  const save = (next: ListPreferences) => {
    const text = JSON.stringify(next)
    setStored(text)
    try {
      localStorage.setItem(key, text)
    } catch {
      // Storage is full or forbidden: the choice holds until the page is left.
    }
  }
  return [parseListPreferences(stored, columns), save]
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
