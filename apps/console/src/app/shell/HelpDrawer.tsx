import HelpPanel from '@cloudscape-design/components/help-panel'
import Spinner from '@cloudscape-design/components/spinner'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { HelpId } from '../pages.ts'

interface HelpDrawerProps {
  readonly help: HelpId
}

/** The words of the help panels are loaded when the first one is opened. */
export function HelpDrawer({ help }: HelpDrawerProps) {
  return (
    <Suspense fallback={<Spinner />}>
      <Help help={help} />
    </Suspense>
  )
}

function Help({ help }: HelpDrawerProps) {
  const { t } = useTranslation('help')
  return (
    <HelpPanel header={<h2>{t(`${help}.title`)}</h2>}>
      <p>{t(`${help}.body`)}</p>
      <ul>
        <li>{t(`${help}.point1`)}</li>
        <li>{t(`${help}.point2`)}</li>
        <li>{t(`${help}.point3`)}</li>
      </ul>
    </HelpPanel>
  )
}
