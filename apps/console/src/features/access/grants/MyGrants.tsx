import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Grant } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useRowKeys } from '../../../parts/keys/use-row-keys.ts'
import { MyGrant } from './MyGrant.tsx'

/** One card a grant; j and k go from card to card. */
export function MyGrants({ grants }: { readonly grants: readonly Grant[] }) {
  const { t } = useTranslation('access')
  const list = useRowKeys<HTMLElement>({ row: '[data-grant]' })
  return (
    <section ref={list} aria-label={t('grants.myTitle')}>
      <SpaceBetween size="l">
        {grants.map((grant) => (
          <div key={grant.id} data-grant={grant.id}>
            <MyGrant grant={grant} />
          </div>
        ))}
      </SpaceBetween>
    </section>
  )
}
