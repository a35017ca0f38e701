import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

interface CheckboxGroupProps<Value extends string> {
  readonly label: string
  readonly options: readonly {
    readonly value: Value
    readonly label: ReactNode
    readonly description?: ReactNode
  }[]
  readonly selected: readonly Value[]
  readonly onChange: (selected: Value[]) => void
}

/** Several of a few, each with what it means. */
export function CheckboxGroup<Value extends string>({
  label,
  options,
  selected,
  onChange,
}: CheckboxGroupProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would take the look of the browser.
    <div role="group" aria-label={label}>
      <SpaceBetween size="xs">
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={selected.includes(option.value)}
            description={option.description}
            onChange={({ detail }) =>
              onChange(
                options
                  .map(({ value }) => value)
                  .filter((value) =>
                    value === option.value ? detail.checked : selected.includes(value),
                  ),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </SpaceBetween>
    </div>
  )
}
