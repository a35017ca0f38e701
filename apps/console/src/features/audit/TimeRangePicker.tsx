import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../parts/format/use-format.ts'
import type { OwnRangePickerProps } from './OwnRangePicker.tsx'
import { rangeOf, type TimeRange } from './time-range.ts'

const OwnRangePicker = lazy(async () => ({
  default: (await import('./OwnRangePicker.tsx')).OwnRangePicker,
}))

const usual = {
  hour: { type: 'relative', amount: 1, unit: 'hour' },
  day: { type: 'relative', amount: 1, unit: 'day' },
  week: { type: 'relative', amount: 7, unit: 'day' },
  month: { type: 'relative', amount: 30, unit: 'day' },
} as const
const usualIds = ['hour', 'day', 'week', 'month'] as const

/** The usual ranges as a menu; calendar and clock are loaded when somebody wants a range of their own. */
export function TimeRangePicker({ range, onChange }: OwnRangePickerProps) {
  const { t } = useTranslation('audit')
  const [isOwn, setOwn] = useState(false)
  const words = useRangeWords(range)
  const menu = (
    <ButtonDropdown
      ariaLabel={`${t('range.label')}: ${words}`}
      items={[
        ...usualIds.map((id) => ({ id, text: t(`range.${id}`) })),
        { id: 'any', text: t('range.placeholder') },
        { id: 'own', text: t('range.own') },
      ]}
      onItemClick={({ detail }) => {
        const id = usualIds.find((each) => each === detail.id)
        if (detail.id === 'own') setOwn(true)
        else onChange(rangeOf(id === undefined ? null : { ...usual[id], key: id }, new Date()))
      }}
    >
      {words}
    </ButtonDropdown>
  )
  if (!isOwn) return menu
  return (
    <Suspense fallback={menu}>
      <OwnRangePicker range={range} onChange={onChange} />
    </Suspense>
  )
}

function useRangeWords({ from, to }: TimeRange): string {
  const { t } = useTranslation('audit')
  const format = useFormat()
  if (from === undefined && to === undefined) return t('range.placeholder')
  return t('range.between', {
    from: from === undefined ? '…' : format.dateTime(from),
    to: to === undefined ? t('range.now') : format.dateTime(to),
  })
}
