import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { sequenceMs } from '../../../parts/keys/grammar.ts'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'

interface DecisionKeys {
  /** null: it cannot be done now. */
  readonly approve: (() => void) | null
  readonly reject: (() => void) | null
}

/** `a` approves, `x` and then `r` rejects; both only open the dialog that asks for the reason. */
export function useDecisionKeys({ approve, reject }: DecisionKeys): void {
  const { t } = useTranslation('access')
  const armedAt = useRef(Number.NEGATIVE_INFINITY)
  useKeys({
    ...(reject === null
      ? {}
      : {
          select: () => {
            armedAt.current = performance.now()
          },
        }),
    keys: {
      ...(approve === null ? {} : { a: { label: t('requests.page.approve'), run: approve } }),
      ...(reject === null
        ? {}
        : {
            r: {
              label: t('requests.page.rejectKey'),
              run: () => {
                if (performance.now() - armedAt.current <= sequenceMs) reject()
              },
            },
          }),
    },
  })
}
