import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from 'react'
import { type BindingLevel, BindingStack, type Bindings } from './bindings.ts'
import { isMacPlatform, keyPressOf } from './context.ts'
import { initialKeyState, type KeyPress, pressKey } from './grammar.ts'

/** Holding down any other key must not open or commit twice. */
const movesByRepeating = new Set(['j', 'k'])

const StackContext = createContext<BindingStack | null>(null)

interface KeysProviderProps {
  readonly hasSingleKeys: boolean
  readonly children: ReactNode
}

/** The only key listener of the app: it turns key presses into commands and hands them out. */
export function KeysProvider({ hasSingleKeys, children }: KeysProviderProps) {
  const [stack] = useState(() => new BindingStack())
  const state = useRef(initialKeyState)

  const onKeyDown = useEffectEvent((event: KeyboardEvent, press: KeyPress) => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.repeat && !movesByRepeating.has(event.key)) return
    const outcome = pressKey(state.current, press, { hasSingleKeys })
    state.current = outcome.state
    if (outcome.command !== null && stack.run(outcome.command)) event.preventDefault()
  })

  useEffect(() => {
    // Where a key was pressed is read before anybody acts on it: an Esc that closes a dialog was
    // pressed in the dialog, although the dialog is gone when it arrives here.
    let press: KeyPress | null = null
    const look = (event: KeyboardEvent) => {
      press = keyPressOf(event, isMacPlatform(navigator.userAgent), document)
    }
    const act = (event: KeyboardEvent) => {
      if (press !== null) onKeyDown(event, press)
      press = null
    }
    document.addEventListener('keydown', look, { capture: true })
    document.addEventListener('keydown', act)
    return () => {
      document.removeEventListener('keydown', look, { capture: true })
      document.removeEventListener('keydown', act)
    }
  }, [])

  return <StackContext value={stack}>{children}</StackContext>
}

export function useBindingStack(): BindingStack {
  const stack = use(StackContext)
  if (stack === null) throw new Error('Key bindings need a KeysProvider around them.')
  return stack
}

/** Binds keys for as long as the component is on the page. */
export function useKeys(bindings: Bindings, level: BindingLevel = 'page'): void {
  const stack = useBindingStack()
  const read = useEffectEvent(() => bindings)
  useEffect(() => stack.add(() => read(), level), [stack, level])
}
