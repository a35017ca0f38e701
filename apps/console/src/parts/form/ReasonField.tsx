import FormField from '@cloudscape-design/components/form-field'
import Textarea, { type TextareaProps } from '@cloudscape-design/components/textarea'
import { useTranslation } from 'react-i18next'
import { useInitialFocus } from './use-initial-focus.ts'

interface ReasonFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly problem: string | null
  readonly label?: string
  readonly hasFocus?: boolean
}

export function ReasonField(props: ReasonFieldProps) {
  const { value, onChange, maxLength, problem, label, hasFocus = false } = props
  const { t } = useTranslation('parts')
  const field = useInitialFocus<TextareaProps.Ref>(hasFocus)
  return (
    <FormField
      label={label ?? t('reason.label')}
      description={t('reason.hint')}
      constraintText={t('reason.left', { count: maxLength - value.length })}
      errorText={problem}
      stretch
    >
      <Textarea
        value={value}
        rows={4}
        ref={field}
        invalid={problem !== null}
        onChange={({ detail }) => onChange(detail.value.slice(0, maxLength))}
      />
    </FormField>
  )
}
