import { auditActions, auditSubjectTypes } from '@gatehouse/contract/audit'
import { useTranslation } from 'react-i18next'
import { visibleText } from '../../parts/text/visible-text.ts'
import { actionKey } from './action-key.ts'
import type { Entry } from './entry.ts'
import { useSubjectLabel } from './use-subject-label.ts'

/** An entry as a sentence; an action that this console does not know is named as it is stored. */
export function useSentence(): (entry: Entry) => string {
  const { t } = useTranslation('audit')
  const subjectLabel = useSubjectLabel()
  return (entry) => {
    const who = visibleText(entry.actor?.name ?? t('gatehouse'))
    const type = auditSubjectTypes.find((known) => known === entry.subjectType)
    const what = t('subject', {
      type: type === undefined ? entry.subjectType : t(`subjects.${type}`),
      id: visibleText(subjectLabel(entry)),
    })
    const action = auditActions.find((known) => known === entry.action)
    if (action === undefined) return t('unknownAction', { who, action: entry.action, what })
    return t(`actions.${actionKey(action)}`, { who, what })
  }
}
