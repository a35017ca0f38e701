import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format/use-format.ts'
import { useIsNarrow } from '../../parts/page/use-is-narrow.ts'
import { visibleText } from '../../parts/text/visible-text.ts'
import { useMe } from '../me.ts'
import { openPalette } from '../palette/open.ts'
import { Conditions } from './Conditions.tsx'
import { PaletteTrigger } from './PaletteTrigger.tsx'
import { chooseSetting, useSettingItems } from './settings-menu.ts'
import { signOut } from './sign-out.ts'

/** Product, way to anything, settings, and who is signed in. */
export function TopBar() {
  const { t } = useTranslation('shell')
  const isNarrow = useIsNarrow()
  const settings = useSettingItems()
  const me = useMe()
  const accountWords = useAccountWords()

  const utilities: TopNavigationProps.Utility[] = [
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: t('top.settings'),
      title: t('top.settings'),
      items: settings,
      onItemClick: ({ detail }) => chooseSetting(detail.id),
    },
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: visibleText(me.person.name),
      description: accountWords,
      ariaLabel: `${t('top.account')}: ${visibleText(me.person.name)}`,
      items: [{ id: 'sign-out', text: t('account.signOut') }],
      onItemClick: ({ detail }) => {
        if (detail.id === 'sign-out') signOut()
      },
    },
  ]
  if (isNarrow) {
    utilities.unshift({
      type: 'button',
      iconName: 'search',
      ariaLabel: t('top.palette'),
      onClick: openPalette,
    })
  }
  return (
    <>
      <TopNavigation
        identity={{ href: '/', title: t('product') }}
        search={isNarrow ? undefined : <PaletteTrigger onOpen={openPalette} />}
        utilities={utilities}
        i18nStrings={{
          overflowMenuTriggerText: t('top.menu'),
          overflowMenuTitleText: t('top.menu'),
        }}
      />
      <Conditions />
    </>
  )
}

/** Who is signed in, below the name: e-mail, roles and teams. */
function useAccountWords(): string {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const { person, roles, teams } = useMe()
  const language = format.language === 'ko' ? 'ko' : 'en'
  const teamNames = format.list(teams.map(({ name }) => name[language]))
  return [
    ...(person.email === null ? [] : [visibleText(person.email)]),
    ...roles.map((role) => t(`roles.${role}`)),
    teams.length === 0 ? t('account.noTeams') : t('account.teams', { teams: teamNames }),
  ].join(' · ')
}
