import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { dataClass, dataClasses } from '@gatehouse/contract/access'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../parts/format/use-format.ts'
import { useNow } from '../../../parts/format/use-now.ts'
import type { FormState } from './form-state.ts'
import { lastDay } from './request-input.ts'

/** Purpose, data, volume, duration: what the administrator decides on. */
export function WhyFields({ form }: { readonly form: FormState }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const now = useNow()
  const { draft, change, problemOf } = form
  const last = lastDay(now.getTime(), draft.durationDays)
  return (
    <Container header={<Header variant="h2">{t('requests.form.why')}</Header>}>
      <SpaceBetween size="l">
        <FormField
          data-field="purpose"
          label={t('requests.form.purpose')}
          description={t('requests.form.purposeHelp')}
          constraintText={`${format.number(draft.purpose.trim().length)} / ${format.number(4000)}`}
          errorText={problemOf('purpose')}
          stretch
        >
          <Textarea
            value={draft.purpose}
            rows={5}
            spellcheck
            onChange={({ detail }) => change({ purpose: detail.value })}
          />
        </FormField>
        <FormField
          data-field="dataClass"
          label={t('requests.form.dataClass')}
          description={t('requests.form.dataClassHelp')}
          errorText={problemOf('dataClass')}
          stretch
        >
          <RadioGroup
            value={draft.dataClass}
            items={dataClasses.map((value) => ({
              value,
              label: t(`requests.dataClass.${value}`),
              description: t(`requests.dataClassMeans.${value}`),
            }))}
            onChange={({ detail }) => change({ dataClass: dataClass.parse(detail.value) })}
          />
        </FormField>
        <ColumnLayout columns={3}>
          <FormField
            data-field="callsPerDay"
            label={t('requests.form.callsPerDay')}
            constraintText={t('requests.form.callsPerDayHelp')}
            errorText={problemOf('callsPerDay')}
          >
            <Input
              value={draft.callsPerDay}
              inputMode="numeric"
              onChange={({ detail }) => change({ callsPerDay: detail.value })}
            />
          </FormField>
          <FormField
            data-field="durationDays"
            label={t('requests.form.duration')}
            constraintText={
              last === null
                ? t('requests.form.durationHelpUnknown')
                : t('requests.form.durationHelp', { date: format.date(last.toISOString()) })
            }
            errorText={problemOf('durationDays')}
          >
            <Input
              value={draft.durationDays}
              inputMode="numeric"
              onChange={({ detail }) => change({ durationDays: detail.value })}
            />
          </FormField>
          <FormField
            data-field="ticket"
            label={
              <span>
                {t('requests.form.ticket')} <i>– {t('requests.form.optional')}</i>
              </span>
            }
            constraintText={t('requests.form.ticketHelp')}
            errorText={problemOf('ticket')}
          >
            <Input
              value={draft.ticket}
              onChange={({ detail }) => change({ ticket: detail.value })}
            />
          </FormField>
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  )
}
