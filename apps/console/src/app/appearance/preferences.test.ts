// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultPreferences, languageFor, parsePreferences, preferencesKey } from './preferences.ts'

describe('preferences', () => {
  it.each([null, '', '{', '[]', 'null', '7', '{"theme":"purple","density":9,"language":"fr"}'])(
    'fall back to the defaults for %j',
    (stored) => {
      expect(parsePreferences(stored)).toEqual(defaultPreferences)
    },
  )

  it('keep what was chosen', () => {
    const chosen = {
      theme: 'dark',
      density: 'compact',
      language: 'ko',
      hasSingleKeys: false,
    } as const
    expect(parsePreferences(JSON.stringify(chosen))).toEqual(chosen)
  })

  it.each([
    [['ko-KR', 'en'], 'ko'],
    [['fr-FR', 'ko'], 'ko'],
    [['de'], 'en'],
    [[], 'en'],
  ] as const)('browser languages %j give %s', (ofBrowser, language) => {
    expect(languageFor(defaultPreferences, ofBrowser)).toBe(language)
  })
})

describe('boot.js', () => {
  const boot = readFileSync(join(import.meta.dirname, '../../../public/boot.js'), 'utf8')
  const run = (stored: string, isDarkSystem: boolean) => {
    localStorage.setItem(preferencesKey, stored)
    document.body.className = ''
    const matchMedia = () => ({ matches: isDarkSystem })
    new Function('matchMedia', boot)(matchMedia)
  }

  beforeEach(() => localStorage.clear())

  it.each([
    ['{"theme":"dark","density":"compact","language":"ko"}', false],
    ['{"theme":"light","language":"en"}', true],
    ['{"theme":"system"}', true],
    ['{"theme":"system"}', false],
    ['broken', true],
  ])('shows %s (dark system: %s) as the app will', (stored, isDarkSystem) => {
    run(stored, isDarkSystem)
    const preferences = parsePreferences(stored)
    const isDark = preferences.theme === 'dark' || (preferences.theme === 'system' && isDarkSystem)
    expect(document.body.classList.contains('awsui-dark-mode')).toBe(isDark)
    expect(document.body.classList.contains('awsui-compact-mode')).toBe(
      preferences.density === 'compact',
    )
    expect(document.documentElement.lang).toBe(languageFor(preferences, navigator.languages))
  })
})
