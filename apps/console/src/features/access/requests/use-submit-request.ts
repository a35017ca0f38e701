import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Failure, failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { useRefreshAccess } from '../use-refresh-access.ts'
import { blamedFields } from './field-problems.ts'
import type { DraftStore, RequestDraft } from './request-draft.ts'
import { type RequestField, readDraft, sending } from './request-input.ts'

interface SubmitRequest {
  readonly draft: RequestDraft
  readonly change: (change: Partial<RequestDraft>) => void
  readonly store: DraftStore
  /** Called with the first field that is marked, each time the draft is not taken. */
  readonly onMarked: (field: RequestField | undefined) => void
}

/** Sends the draft. What was typed stays until the server has it. */
export function useSubmitRequest({ draft, change, store, onMarked }: SubmitRequest) {
  const { t } = useTranslation('access')
  const router = useRouter()
  const refreshAccess = useRefreshAccess()
  const failureWords = useFailureWords()
  const [wasTried, setWasTried] = useState(false)
  const [refused, setRefused] = useState<readonly RequestField[]>([])
  const mutation = useMutation(trpc.access.submitRequest.mutationOptions())
  const failure: Failure | null = mutation.error === null ? null : failureOf(mutation.error)
  const reading = readDraft(draft)

  const submit = () => {
    setWasTried(true)
    if (!reading.ok) onMarked(reading.fields[0])
    if (!reading.ok || mutation.isPending) return
    const kept = sending(draft, reading.input, () => crypto.randomUUID())
    change(kept)
    mutation.mutate(
      { ...reading.input, idempotencyKey: kept.idempotencyKey },
      {
        onSuccess: (request) => {
          store.clear()
          refreshAccess()
          const number = t('requests.number', { number: request.number })
          router.history.push(pathTo('request', { requestId: request.id }))
          notify({ type: 'success', header: t('requests.form.submitted', { number }) })
        },
        onError: (thrown) => {
          const blamed = blamedFields(failureOf(thrown))
          setRefused(blamed)
          onMarked(blamed[0])
        },
      },
    )
  }

  /** Its own rule first; else what the server said of it, until it is sent again. */
  const problemOf = (field: RequestField): string | undefined => {
    if (wasTried && !reading.ok && reading.fields.includes(field)) {
      return t(`requests.form.errors.${field}`)
    }
    if (failure === null || !refused.includes(field)) return undefined
    if (failure.code === 'request.malformed') return t(`requests.form.errors.${field}`)
    const { says, next } = failureWords(failure)
    return `${says} ${next}`
  }

  return {
    submit,
    isSending: mutation.isPending,
    /** Null where a field shows it already. */
    failure: failure !== null && refused.length === 0 ? failure : null,
    problemOf,
    /** Whether any field of the form is marked. */
    hasProblems: (wasTried && !reading.ok) || (failure !== null && refused.length > 0),
  }
}
