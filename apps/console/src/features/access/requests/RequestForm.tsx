import Button from '@cloudscape-design/components/button'
import Form from '@cloudscape-design/components/form'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Account } from '@gatehouse/contract/access-accounts'
import type { PersonRef, TeamRef } from '@gatehouse/contract/identity'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { ConfirmDialog } from '../../../parts/form/ConfirmDialog.tsx'
import { focusField } from '../../../parts/form/focus-field.ts'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'
import { newRequestSearch } from '../search.ts'
import { usePageSearch } from '../use-page-search.ts'
import type { FormState } from './form-state.ts'
import { draftStore } from './request-draft.ts'
import { startOf, tabStorage, useDraft } from './use-draft.ts'
import { useSubmitRequest } from './use-submit-request.ts'
import { WhatFields } from './WhatFields.tsx'
import { WhoFields } from './WhoFields.tsx'
import { WhyFields } from './WhyFields.tsx'

interface RequestFormProps {
  readonly person: PersonRef
  readonly teams: readonly TeamRef[]
  readonly accounts: readonly Account[]
  readonly areAccountsLoading: boolean
}

export function RequestForm({ person, teams, accounts, areAccountsLoading }: RequestFormProps) {
  const { t } = useTranslation('access')
  const router = useRouter()
  const element = useRef<HTMLFormElement>(null)
  const failureWords = useFailureWords()
  const [search, setSearch] = usePageSearch(newRequestSearch)
  const [store] = useState(() => draftStore(person.id, tabStorage()))
  const onlyTeam = teams.length === 1 ? teams[0]?.id : undefined
  const { draft, change, discard } = useDraft(store, () => startOf(store.load(), search, onlyTeam))
  const [isDiscarding, setIsDiscarding] = useState(false)
  const catalogue = useQuery(
    trpc.access.catalogue.queryOptions(
      draft.teamId === null || draft.accountId === null
        ? skipToken
        : { teamId: draft.teamId, accountId: draft.accountId },
    ),
  )
  const { submit, isSending, failure, problemOf, hasProblems } = useSubmitRequest({
    draft,
    change,
    store,
    onMarked: (field) => focusField(element.current, field),
  })
  useKeys({ commit: submit })

  // What the link asked for is in the draft now; a reload must not put it over later choices.
  const isFromLink = Object.values(search).some((value) => value !== undefined)
  useEffect(() => {
    if (!isFromLink) return
    store.save(draft)
    setSearch({})
  }, [isFromLink, store, draft, setSearch])

  const form: FormState = { draft, change, problemOf }
  return (
    <form
      ref={element}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      noValidate
    >
      <Form
        errorText={hasProblems ? t('requests.form.checkFields') : null}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" onClick={() => setIsDiscarding(true)}>
              {t('requests.form.discard')}
            </Button>
            <Button formAction="none" href={pathTo('requests')}>
              {t('requests.form.cancel')}
            </Button>
            <Button variant="primary" loading={isSending}>
              {t('requests.form.submit')}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {failure === null ? null : (
            <FailureAlert
              title={t('requests.form.failed')}
              failure={failureWords(failure)}
              onRetry={submit}
            />
          )}
          {catalogue.isError ? (
            <FailureAlert
              failure={failureWords(failureOf(catalogue.error))}
              onRetry={() => void catalogue.refetch()}
            />
          ) : null}
          <WhoFields
            form={form}
            teams={teams}
            accounts={accounts}
            areAccountsLoading={areAccountsLoading}
          />
          <WhatFields
            form={form}
            entries={catalogue.data?.entries ?? []}
            isLoading={catalogue.isLoading}
          />
          <WhyFields form={form} />
        </SpaceBetween>
      </Form>
      {isDiscarding ? (
        <ConfirmDialog
          title={t('requests.form.discardTitle')}
          confirm={t('requests.form.discard')}
          onCancel={() => setIsDiscarding(false)}
          onConfirm={() => {
            discard()
            router.history.push(pathTo('requests'))
          }}
        >
          {t('requests.form.discardBody')}
        </ConfirmDialog>
      ) : null}
    </form>
  )
}
