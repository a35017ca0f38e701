/**
 * What a person sets for this browser. Kept in localStorage; `public/boot.js` reads the same key
 * before the first paint.
 */
export const preferencesKey = 'gatehouse.preferences'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['comfortable', 'compact'] as const
export const languages = ['en', 'ko'] as const

export type Theme = (typeof themes)[number]
export type Density = (typeof densities)[number]
export type Language = (typeof languages)[number]

export interface Preferences {
  readonly theme: Theme
  readonly density: Density
  /** null: the browser's own language decides. */
  readonly language: Language | null
  /** Shortcuts of a single key without a modifier. */
  readonly hasSingleKeys: boolean
}

export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'comfortable',
  language: null,
  hasSingleKeys: true,
}

/** Reads what was stored, whoever wrote it; anything unknown falls back to the default. */
export function parsePreferences(stored: string | null): Preferences {
  const read = parseObject(stored)
  return {
    theme: oneOf(themes, read['theme']) ?? defaultPreferences.theme,
    density: oneOf(densities, read['density']) ?? defaultPreferences.density,
    language: oneOf(languages, read['language']) ?? null,
    hasSingleKeys: read['hasSingleKeys'] !== false,
  }
}

export function languageFor(preferences: Preferences, ofBrowser: readonly string[]): Language {
  if (preferences.language !== null) return preferences.language
  for (const tag of ofBrowser) {
    const language = oneOf(languages, tag.toLowerCase().split('-')[0])
    if (language !== undefined) return language
  }
  return 'en'
}

function parseObject(stored: string | null): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(stored ?? '{}')
    return typeof read === 'object' && read !== null ? { ...read } : {}
  } catch {
    return {}
  }
}

function oneOf<Value extends string>(allowed: readonly Value[], value: unknown) {
  return allowed.find((each) => each === value)
}
