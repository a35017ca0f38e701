import { applyDensity, applyMode, Density, Mode } from '@cloudscape-design/global-styles'
import { useSyncExternalStore } from 'react'
import { type Preferences, parsePreferences, preferencesKey } from './preferences.ts'

const listeners = new Set<() => void>()
const prefersDark = matchMedia('(prefers-color-scheme: dark)')
let current = parsePreferences(readStored())

/** Storage can be forbidden by the browser; the console then forgets with the tab. */
function readStored(): string | null {
  try {
    return localStorage.getItem(preferencesKey)
  } catch {
    return null
  }
}

export function getPreferences(): Preferences {
  return current
}

type Change = Partial<Preferences>

export function setPreferences(change: Change | ((before: Preferences) => Change)): void {
  current = { ...current, ...(typeof change === 'function' ? change(current) : change) }
  try {
    localStorage.setItem(preferencesKey, JSON.stringify(current))
  } catch {
    // Storage is full or forbidden: the choice holds until the tab is closed.
  }
  changed()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, getPreferences)
}

function isDark(): boolean {
  return current.theme === 'dark' || (current.theme === 'system' && prefersDark.matches)
}

/** Keeps the page and all other tabs in step with what was chosen. */
export function startAppearance(): void {
  prefersDark.addEventListener('change', changed)
  addEventListener('storage', (event) => {
    if (event.key !== preferencesKey) return
    current = parsePreferences(event.newValue)
    changed()
  })
  apply()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changed(): void {
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light)
  applyDensity(current.density === 'compact' ? Density.Compact : Density.Comfortable)
  document.documentElement.style.colorScheme = isDark() ? 'dark' : 'light'
}
