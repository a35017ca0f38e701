import type { Proof } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { AgeBadge } from '../../../parts/feedback/AgeBadge.tsx'
import { useFormat } from '../../../parts/format/use-format.ts'

/** A proof in one line: what was done to know it, and how long ago. */
export function ProofLine({ proof }: { readonly proof: Proof | null }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  if (proof === null) return <>{t('grants.notYet')}</>
  const means = [
    t(`grants.proof.readBackIs.${proof.readBack}`),
    `${t('grants.proof.simulation')}: ${t(`grants.proof.simulationIs.${proof.simulation}`)}`,
    ...(proof.call === null
      ? []
      : [`${t('grants.proof.call')}: ${t(`grants.proof.callIs.${proof.call.outcome}`)}`]),
  ]
  return (
    <>
      <AgeBadge readAt={proof.at} staleAfterMs={Number.POSITIVE_INFINITY} />
      <div>{format.list(means)}</div>
    </>
  )
}
