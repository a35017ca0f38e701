import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import type { NeedsYou } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../app/me.ts'
import { pathTo } from '../../app/router/path-to.ts'
import { useFormat } from '../../parts/format/use-format.ts'
import styles from './needs-you.module.css'

type Counted = keyof NeedsYou['counts']

const links: Readonly<Record<Counted, string>> = {
  requestsToDecide: pathTo('requests', {}, { state: ['pending'] }),
  ownPendingRequests: pathTo('requests', {}, { state: ['pending'], mine: true }),
  failedGrants: pathTo('grants', {}, { state: ['failed'] }),
  endingGrants: pathTo('grants', {}, { state: ['effective'], endsWithinDays: 14 }),
  effectiveGrants: pathTo('grants', {}, { state: ['effective'] }),
}

const forDeciding: readonly Counted[] = [
  'requestsToDecide',
  'failedGrants',
  'endingGrants',
  'effectiveGrants',
]
const forAsking: readonly Counted[] = [
  'ownPendingRequests',
  'endingGrants',
  'effectiveGrants',
  'failedGrants',
]

/** Who neither asks nor decides reads along. */
const forReading: readonly Counted[] = ['endingGrants', 'effectiveGrants', 'failedGrants']

interface CountsProps {
  readonly counts: NeedsYou['counts']
}

/** The figures behind the list, each a link to the rows that it counts. */
export function Counts({ counts }: CountsProps) {
  const { t } = useTranslation('home')
  const format = useFormat()
  const mayDecide = useMay('access.request.decide')
  const mayAsk = useMay('access.request.submit')
  const shown = mayDecide ? forDeciding : mayAsk ? forAsking : forReading
  return (
    <Container header={<Header variant="h2">{t('overview')}</Header>}>
      <div className={styles['counts']}>
        {shown.map((id) => (
          <div key={id}>
            <Box variant="awsui-key-label">{t(`counts.${id}`)}</Box>
            <Link
              variant="awsui-value-large"
              href={links[id]}
              ariaLabel={`${t(`counts.${id}`)}: ${format.number(counts[id])}`}
            >
              {format.number(counts[id])}
            </Link>
          </div>
        ))}
      </div>
    </Container>
  )
}
