import type { TopNavigationProps } from '@cloudscape-design/components/top-navigation'
import { useTranslation } from 'react-i18next'
import { densities, languages, themes } from '../appearance/preferences.ts'
import { setPreferences, usePreferences } from '../appearance/store.ts'
import { openKeySheet } from '../palette/open.ts'

type Items = TopNavigationProps.MenuDropdownUtility['items']

/** Theme, density, language and keyboard, each with what is chosen now. */
export function useSettingItems(): Items {
  const { t, i18n } = useTranslation('shell')
  const { theme, density, hasSingleKeys } = usePreferences()
  const choice = (id: string, text: string, isChosen: boolean, lang?: string) => ({
    id,
    text,
    itemType: 'checkbox' as const,
    checked: isChosen,
    ...(lang === undefined ? {} : { lang }),
  })
  return [
    {
      text: t('settings.theme'),
      items: themes.map((each) => choice(`theme:${each}`, t(`settings.${each}`), each === theme)),
    },
    {
      text: t('settings.density'),
      items: densities.map((each) =>
        choice(`density:${each}`, t(`settings.${each}`), each === density),
      ),
    },
    {
      text: t('settings.language'),
      items: languages.map((each) =>
        choice(`language:${each}`, t(`settings.${each}`), each === i18n.resolvedLanguage, each),
      ),
    },
    {
      text: t('settings.keyboard'),
      items: [
        choice(
          'single-keys',
          t(hasSingleKeys ? 'settings.singleKeysOn' : 'settings.singleKeysOff'),
          hasSingleKeys,
        ),
        { id: 'keys', text: t('settings.showKeys') },
      ],
    },
  ]
}

export function chooseSetting(id: string): void {
  const theme = themes.find((each) => id === `theme:${each}`)
  const density = densities.find((each) => id === `density:${each}`)
  const language = languages.find((each) => id === `language:${each}`)
  if (theme !== undefined) setPreferences({ theme })
  if (density !== undefined) setPreferences({ density })
  if (language !== undefined) setPreferences({ language })
  if (id === 'single-keys') toggleSingleKeys()
  if (id === 'keys') openKeySheet()
}

function toggleSingleKeys(): void {
  setPreferences(({ hasSingleKeys }) => ({ hasSingleKeys: !hasSingleKeys }))
}
