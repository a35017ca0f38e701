import type { NeedsYou } from '@gatehouse/contract/access'
import type { TFunction } from 'i18next'
import { pathTo } from '../../app/router/path-to.ts'
import type { StatusMeaning } from '../../parts/feedback/StatusBadge.tsx'
import type { Format } from '../../parts/format/format.ts'
import { visibleText } from '../../parts/text/visible-text.ts'

export type Item = NeedsYou['items'][number]

export interface ItemWords {
  readonly key: string
  readonly kind: Item['kind']
  readonly meaning: StatusMeaning
  readonly title: string
  readonly detail: string
  readonly href: string
  /** Since when it waits, or when it ends. */
  readonly at: string | null
}

const meanings: Readonly<Record<Item['kind'], StatusMeaning>> = {
  'request-to-decide': 'attention',
  'apply-failed': 'bad',
  'grant-ending': 'attention',
  'own-request-pending': 'waiting',
  'account-unreachable': 'bad',
  'account-unverified': 'waiting',
}

/** One line of "needs you" in the reader's language. */
export function describeItem(item: Item, t: TFunction<'home'>, format: Format): ItemWords {
  const language = format.language === 'ko' ? 'ko' : 'en'
  const base = { kind: item.kind, meaning: meanings[item.kind] }

  switch (item.kind) {
    case 'request-to-decide':
    case 'own-request-pending': {
      const { request } = item
      const [first, ...others] = request.targets.map(({ id }) => id)
      const models =
        others.length === 0
          ? (first ?? '')
          : t('item.moreModels', { first: first ?? '', count: others.length })
      const team = request.team.name[language]
      const detail = t('item.requestDetail', {
        account: visibleText(request.accountName),
        regions: request.regions.join(', '),
        days: format.days(request.durationDays),
        dataClass: t(`dataClasses.${request.dataClass}`),
      })
      const asker = t('item.askedBy', { name: visibleText(request.requester.name) })
      const isOwn = item.kind === 'own-request-pending'
      return {
        ...base,
        key: `${item.kind}:${request.id}`,
        title: isOwn
          ? t('item.ownRequest', { number: request.number, models })
          : t('item.request', { number: request.number, team, models }),
        detail: isOwn ? detail : `${detail} · ${asker}`,
        href: pathTo('request', { requestId: request.id }),
        at: request.submittedAt,
      }
    }
    case 'apply-failed':
    case 'grant-ending': {
      const { grant } = item
      const words = { model: grant.target.id, team: grant.team.name[language] }
      const where = t('item.grantDetail', {
        account: visibleText(grant.accountName),
        regions: grant.regions.join(', '),
      })
      const hasFailed = item.kind === 'apply-failed'
      return {
        ...base,
        key: `${item.kind}:${grant.id}`,
        title: hasFailed ? t('item.grantFailed', words) : t('item.grantEnding', words),
        detail: hasFailed && grant.failure !== null ? visibleText(grant.failure) : where,
        href: pathTo('grant', { grantId: grant.id }),
        at: hasFailed ? grant.approvedAt : grant.expiresAt,
      }
    }
    case 'account-unreachable':
    case 'account-unverified': {
      const name = visibleText(item.name)
      const isUnreachable = item.kind === 'account-unreachable'
      return {
        ...base,
        key: `${item.kind}:${item.accountId}`,
        title: isUnreachable
          ? t('item.accountUnreachable', { name })
          : t('item.accountUnverified', { name }),
        detail: isUnreachable ? visibleText(item.failure) : t('item.accountUnverifiedDetail'),
        href: pathTo('account', { accountId: item.accountId }),
        at: null,
      }
    }
  }
}
