import Input, { type InputProps } from '@cloudscape-design/components/input'
import Modal from '@cloudscape-design/components/modal'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInitialFocus } from '../../parts/form/use-initial-focus.ts'
import { type PaletteCommand, usePaletteCommands } from './commands.ts'
import { findMatches } from './match.ts'
import { closeDialog } from './open.ts'
import styles from './palette.module.css'

/** ⌘/Ctrl+K: a combobox over all pages and actions (WAI-ARIA: combobox with a listbox popup). */
export function Palette() {
  const { t } = useTranslation('shell')
  const id = useId()
  const commands = usePaletteCommands()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const field = useInitialFocus<InputProps.Ref>()
  const list = useRef<HTMLDivElement>(null)
  const found = findMatches(commands, query)
  const optionId = (index: number) => `${id}-option-${index}`

  const run = (command: PaletteCommand | undefined) => {
    if (command === undefined) return
    closeDialog()
    command.run()
  }
  const move = (to: number) => {
    const next = (to + found.length) % Math.max(found.length, 1)
    setActive(next)
    list.current?.querySelector(`[id="${optionId(next)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => move(active + 1),
      ArrowUp: () => move(active - 1),
      Home: () => move(0),
      End: () => move(found.length - 1),
      Enter: () => run(found[active]),
    }[event.key]
    // The Enter that ends a Korean syllable must not start anything.
    if (act === undefined || event.nativeEvent.isComposing) return
    event.preventDefault()
    act()
  }

  return (
    <Modal visible header={t('palette.title')} onDismiss={closeDialog} size="medium">
      <div className={styles['palette']} onKeyDownCapture={onKeyDown}>
        <Input
          type="search"
          value={query}
          placeholder={t('palette.search')}
          ariaLabel={t('palette.search')}
          ref={field}
          onChange={({ detail }) => {
            setQuery(detail.value)
            setActive(0)
          }}
          nativeInputAttributes={{
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': `${id}-list`,
            'aria-autocomplete': 'list',
            ...(found.length === 0 ? {} : { 'aria-activedescendant': optionId(active) }),
          }}
        />
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label={t('palette.title')}
          className={styles['list']}
        >
          {found.map((command, index) => {
            const isFirstOfGroup = query === '' && found[index - 1]?.group !== command.group
            return (
              <div key={command.id} role="presentation">
                {isFirstOfGroup ? (
                  <div className={styles['group']} role="presentation">
                    {t(`palette.groups.${command.group}`)}
                  </div>
                ) : null}
                {/* biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox. */}
                {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys. */}
                <div
                  id={optionId(index)}
                  role="option"
                  aria-selected={index === active}
                  className={styles['option']}
                  onMouseMove={() => setActive(index)}
                  onClick={() => run(command)}
                >
                  <span>{command.text}</span>
                  <span aria-hidden="true">
                    {command.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </div>
              </div>
            )
          })}
        </div>
        <p className={styles['hint']} role="status">
          {found.length === 0
            ? t('palette.nothing', { query })
            : t('palette.results', { count: found.length })}
          {' · '}
          {t('palette.hint')}
        </p>
      </div>
    </Modal>
  )
}
