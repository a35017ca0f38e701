import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { AccessRequest } from '@gatehouse/contract/access'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../app/me.ts'
import { DetailPage } from '../../../parts/page/DetailPage.tsx'
import { HostileText } from '../../../parts/text/HostileText.tsx'
import { useTeamName } from '../team-name.ts'
import { Decision } from './Decision.tsx'
import { RequestFacts } from './RequestFacts.tsx'
import { RequestGrants } from './RequestGrants.tsx'
import { RequestState } from './RequestState.tsx'
import { RequestTimeline } from './RequestTimeline.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** One request: what was asked, what happened to it, and the decision where one is due. */
export function RequestDetail({ request }: { readonly request: AccessRequest }) {
  const { t } = useTranslation('access')
  const teamName = useTeamName()
  const mayDecide = useMay('access.request.decide')
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const number = t('requests.number', { number: request.number })
  const isOpen = request.state === 'pending'
  return (
    <DetailPage
      title={number}
      description={teamName(request.team)}
      info={<RequestState state={request.state} />}
      actions={
        request.mayNotWithdraw === null ? (
          <Button onClick={() => setIsWithdrawing(true)}>{t('requests.page.withdraw')}</Button>
        ) : null
      }
    >
      {isOpen && mayDecide && request.mayNotDecide !== null ? (
        <Alert type="info">{t(`requests.whyNot.${request.mayNotDecide}`)}</Alert>
      ) : null}
      <Container header={<Header variant="h2">{t('requests.page.facts')}</Header>}>
        <RequestFacts request={request} />
      </Container>
      <Container header={<Header variant="h2">{t('requests.page.purpose')}</Header>}>
        <HostileText text={request.purpose} isVerbatim />
      </Container>
      {request.grantIds.length === 0 ? null : <RequestGrants request={request} />}
      {mayDecide ? <Decision request={request} /> : null}
      <Container header={<Header variant="h2">{t('requests.page.timeline')}</Header>}>
        <RequestTimeline request={request} />
      </Container>
      {isWithdrawing ? (
        <WithdrawDialog request={request} onClose={() => setIsWithdrawing(false)} />
      ) : null}
    </DetailPage>
  )
}
