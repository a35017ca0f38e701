import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../app/api/failure.ts'
import { trpc } from '../../../app/api/trpc.ts'
import { useDeed } from '../../../app/api/use-deed.ts'
import { useFailureWords } from '../../../app/api/use-failure-words.ts'
import { pathTo } from '../../../app/router/path-to.ts'
import { notify } from '../../../app/shell/notifications.ts'
import { FailureAlert } from '../../../parts/feedback/FailureAlert.tsx'
import { focusField } from '../../../parts/form/focus-field.ts'
import { useKeys } from '../../../parts/keys/KeysProvider.tsx'
import {
  type ConnectDraft,
  type ConnectField,
  connectFields,
  emptyConnectDraft,
  readConnectDraft,
} from './connect-input.ts'
import { RegionsField } from './RegionsField.tsx'
import { conventionalRoles } from './trust-policy.ts'

export function ConnectAccountForm() {
  const { t } = useTranslation('access')
  const router = useRouter()
  const failureWords = useFailureWords()
  const element = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<ConnectDraft>(emptyConnectDraft)
  const [wasTried, setWasTried] = useState(false)
  const discovered = useQuery(trpc.access.discoverAccounts.queryOptions())
  const connect = useDeed(trpc.access.connectAccount.mutationOptions(), {
    onDone: (account) => {
      router.history.push(pathTo('account', { accountId: account.accountId }))
      notify({ type: 'success', header: t('accounts.connect.done', { name: account.name }) })
    },
  })
  const reading = readConnectDraft(draft)
  const change = (part: Partial<ConnectDraft>) => setDraft({ ...draft, ...part })
  const submit = () => {
    setWasTried(true)
    if (!reading.ok) {
      focusField(
        element.current,
        connectFields.find((field) => reading.problems[field] !== undefined),
      )
    }
    if (reading.ok && !connect.isRunning) connect.run(reading.input)
  }
  useKeys({ commit: submit })

  const problemOf = (field: ConnectField): string | undefined => {
    const problem = wasTried && !reading.ok ? reading.problems[field] : undefined
    return problem === undefined ? undefined : t(`accounts.connect.errors.${problem}`)
  }
  const options = (discovered.data ?? []).map((account) => ({
    value: account.accountId,
    label: account.name,
    description: account.accountId,
    ...(account.isConnected
      ? { disabled: true, disabledReason: t('accounts.state.connected') }
      : {}),
  }))

  return (
    <form
      ref={element}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button formAction="none" variant="link" href={pathTo('accounts')}>
              {t('accounts.connect.cancel')}
            </Button>
            <Button variant="primary" loading={connect.isRunning}>
              {t('accounts.connect.submit')}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {connect.failure === null ? null : (
            <FailureAlert
              title={t('accounts.connect.failed')}
              failure={failureWords(connect.failure)}
            />
          )}
          {discovered.isError ? (
            <FailureAlert
              title={t('accounts.connect.accountFailed')}
              failure={failureWords(failureOf(discovered.error))}
              onRetry={() => void discovered.refetch()}
            />
          ) : null}
          <Container>
            <SpaceBetween size="l">
              <FormField
                data-field="accountId"
                label={t('accounts.connect.account')}
                description={t('accounts.connect.accountHelp')}
                errorText={problemOf('accountId')}
              >
                <Select
                  options={options}
                  selectedOption={options.find(({ value }) => value === draft.accountId) ?? null}
                  placeholder={t('accounts.connect.accountPlaceholder')}
                  statusType={discovered.isPending ? 'loading' : 'finished'}
                  loadingText={t('accounts.connect.accountLoading')}
                  empty={t('accounts.connect.accountEmpty')}
                  onChange={({ detail }) => {
                    const accountId = detail.selectedOption.value ?? null
                    if (accountId === null) return
                    const roles = conventionalRoles(accountId)
                    change({
                      accountId,
                      name: detail.selectedOption.label ?? '',
                      readRoleArn: roles.read,
                      applyRoleArn: roles.apply,
                    })
                  }}
                />
              </FormField>
              <FormField
                data-field="name"
                label={t('accounts.connect.name')}
                errorText={problemOf('name')}
              >
                <Input
                  value={draft.name}
                  onChange={({ detail }) => change({ name: detail.value })}
                />
              </FormField>
              <FormField label={t('accounts.connect.environment')}>
                <RadioGroup
                  value={draft.environment}
                  items={(['development', 'production'] as const).map((value) => ({
                    value,
                    label: t(`accounts.environment.${value}`),
                  }))}
                  onChange={({ detail }) =>
                    change({
                      environment: detail.value === 'production' ? 'production' : 'development',
                    })
                  }
                />
              </FormField>
              <RegionsField
                regions={draft.regions}
                onChange={(regions) => change({ regions })}
                problem={problemOf('regions')}
              />
              <FormField
                data-field="readRoleArn"
                label={t('accounts.connect.readRoleArn')}
                description={t('accounts.connect.readRoleHelp')}
                errorText={problemOf('readRoleArn')}
              >
                <Input
                  value={draft.readRoleArn}
                  spellcheck={false}
                  onChange={({ detail }) => change({ readRoleArn: detail.value.trim() })}
                />
              </FormField>
              <FormField
                data-field="applyRoleArn"
                label={t('accounts.connect.applyRoleArn')}
                description={t('accounts.connect.applyRoleHelp')}
                errorText={problemOf('applyRoleArn')}
              >
                <Input
                  value={draft.applyRoleArn}
                  spellcheck={false}
                  onChange={({ detail }) => change({ applyRoleArn: detail.value.trim() })}
                />
              </FormField>
            </SpaceBetween>
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  )
}
