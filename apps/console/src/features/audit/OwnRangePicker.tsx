import DateRangePicker from '@cloudscape-design/components/date-range-picker'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../parts/format/use-now.ts'
import { pickedOf, rangeOf, type TimeRange } from './time-range.ts'

export interface OwnRangePickerProps {
  readonly range: TimeRange
  readonly onChange: (range: TimeRange) => void
}

/** From when to when, by calendar and clock; the address keeps both moments. */
export function OwnRangePicker({ range, onChange }: OwnRangePickerProps) {
  const { t, i18n } = useTranslation('audit')
  const now = useNow()
  return (
    <DateRangePicker
      value={pickedOf(range, now)}
      locale={i18n.resolvedLanguage ?? 'en'}
      placeholder={t('range.placeholder')}
      ariaLabel={t('range.placeholder')}
      relativeOptions={[
        { key: 'hour', amount: 1, unit: 'hour', type: 'relative' },
        { key: 'day', amount: 1, unit: 'day', type: 'relative' },
        { key: 'week', amount: 7, unit: 'day', type: 'relative' },
        { key: 'month', amount: 30, unit: 'day', type: 'relative' },
      ]}
      isValidRange={(value) =>
        value?.type === 'absolute' && !(Date.parse(value.startDate) < Date.parse(value.endDate))
          ? { valid: false, errorMessage: t('range.wrong') }
          : { valid: true }
      }
      onChange={({ detail }) => onChange(rangeOf(detail.value, new Date()))}
    />
  )
}
