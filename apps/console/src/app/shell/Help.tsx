import HelpPanel from '@cloudscape-design/components/help-panel'
import { useTranslation } from 'react-i18next'
import type { HelpId } from '../pages.ts'

interface HelpProps {
  readonly help: HelpId
}

export function Help({ help }: HelpProps) {
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
