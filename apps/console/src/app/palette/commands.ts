import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { densities, languages, themes } from '../appearance/preferences.ts'
import { useMe } from '../me.ts'
import { isInNavigation, mayOpen, pageIds, pages } from '../pages.ts'
import { chooseSetting } from '../shell/settings-menu.ts'
import { signOut } from '../shell/sign-out.ts'
import type { Findable } from './match.ts'
import { openKeySheet } from './open.ts'

export interface PaletteCommand extends Findable {
  readonly id: string
  readonly group: 'pages' | 'actions' | 'settings'
  /** How to get there without the palette. */
  readonly keys: readonly string[]
  readonly run: () => void
}

/** Everything the palette can go to or do, for this person. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  const { t } = useTranslation('shell')
  const router = useRouter()
  const held = new Set<string>(useMe().permissions)

  const toPages = pageIds
    .filter((id) => mayOpen(id, held) && !pages[id].path.includes('$'))
    .map((id): PaletteCommand => {
      const { goKey, path } = pages[id]
      return {
        id: `page:${id}`,
        group: isInNavigation(id) ? 'pages' : 'actions',
        text: t(`pages.${id}`),
        also: [path.split('/').at(-1) ?? ''],
        keys: goKey === undefined ? [] : ['g', goKey],
        run: () => router.history.push(path),
      }
    })
  const setting = (id: string, text: string, also: readonly string[]): PaletteCommand => ({
    id,
    group: 'settings',
    text,
    also,
    keys: [],
    run: () => chooseSetting(id),
  })
  return [
    ...toPages.filter(({ group }) => group === 'pages'),
    ...toPages.filter(({ group }) => group === 'actions'),
    {
      id: 'keys',
      group: 'actions',
      text: t('settings.showKeys'),
      keys: ['?'],
      run: openKeySheet,
    },
    { id: 'sign-out', group: 'actions', text: t('account.signOut'), keys: [], run: signOut },
    ...themes.map((theme) =>
      setting(`theme:${theme}`, t('palette.useTheme', { theme: t(`settings.${theme}`) }), [theme]),
    ),
    ...densities.map((density) =>
      setting(
        `density:${density}`,
        t('palette.useDensity', { density: t(`settings.${density}`) }),
        [density],
      ),
    ),
    ...languages.map((language) =>
      setting(
        `language:${language}`,
        t('palette.useLanguage', { language: t(`settings.${language}`) }),
        [language],
      ),
    ),
  ]
}
