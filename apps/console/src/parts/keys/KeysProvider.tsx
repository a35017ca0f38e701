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
import { initialKeyState, pressKey } from './grammar.ts'

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

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    if (event.repeat && !movesByRepeating.has(event.key)) return
    const press = keyPressOf(event, isMacPlatform(navigator.userAgent), document)
    const outcome = pressKey(state.current, press, { hasSingleKeys })
    state.current = outcome.state
    if (outcome.command !== null && stack.run(outcome.command)) event.preventDefault()
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
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
