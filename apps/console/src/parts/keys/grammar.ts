/**
 * The key grammar, the same on all pages, as a pure function from key presses to commands. It never
 * looks at the document: `context.ts` says where the key was pressed.
 */
export type Command =
  | { readonly name: 'palette' }
  | { readonly name: 'sheet' }
  | { readonly name: 'filter' }
  | { readonly name: 'next' }
  | { readonly name: 'previous' }
  | { readonly name: 'open' }
  | { readonly name: 'back' }
  | { readonly name: 'select' }
  | { readonly name: 'select-range' }
  | { readonly name: 'commit' }
  | { readonly name: 'go'; readonly to: string }
  /** A key that one page gives a meaning of its own, e.g. `r` for a new request. */
  | { readonly name: 'page-key'; readonly key: string }

/** Where a key was pressed. `owned`: the focused control has its own use for this key. */
export type KeyContext = 'page' | 'typing' | 'owned' | 'overlay' | 'overlay-typing'

export interface KeyPress {
  readonly key: string
  /** ⌘ on a Mac, Ctrl elsewhere. */
  readonly isCommand: boolean
  readonly isShift: boolean
  readonly isAlt: boolean
  readonly context: KeyContext
  readonly atMs: number
}

export interface KeyState {
  /** Set while `g` waits for its second key. */
  readonly goSinceMs: number | null
}

export interface KeySettings {
  /** WCAG 2.1.4: whoever dictates or presses keys by accident can switch bare keys off. */
  readonly hasSingleKeys: boolean
}

export interface KeyOutcome {
  readonly state: KeyState
  readonly command: Command | null
}

export const initialKeyState: KeyState = { goSinceMs: null }

/** How long `g` waits for its second key. */
export const sequenceMs = 1_500

const bareCommands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['?', { name: 'sheet' }],
  ['/', { name: 'filter' }],
  ['j', { name: 'next' }],
  ['k', { name: 'previous' }],
  ['x', { name: 'select' }],
])

export function pressKey(state: KeyState, press: KeyPress, settings: KeySettings): KeyOutcome {
  const rest = (command: Command | null): KeyOutcome => ({ state: initialKeyState, command })
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key

  if (press.isCommand) {
    if (press.isAlt) return rest(null)
    if (key === 'k' && !press.isShift) return rest({ name: 'palette' })
    if (key === 'Enter') return rest({ name: 'commit' })
    return rest(null)
  }
  if (press.context !== 'page' || press.isAlt) return rest(null)
  if (key === 'Escape') return rest(isWaiting(state, press) ? null : { name: 'back' })
  if (key === 'Enter') return rest({ name: 'open' })
  if (key === 'Shift') return { state, command: null }
  if (!settings.hasSingleKeys || key.length !== 1) return rest(null)

  if (isWaiting(state, press)) return rest({ name: 'go', to: key })
  if (key === 'g' && !press.isShift) return { state: { goSinceMs: press.atMs }, command: null }
  if (key === 'x' && press.isShift) return rest({ name: 'select-range' })
  const bare = bareCommands.get(key)
  if (bare !== undefined) return rest(bare)
  return rest(press.isShift ? null : { name: 'page-key', key })
}

function isWaiting(state: KeyState, press: KeyPress): boolean {
  return state.goSinceMs !== null && press.atMs - state.goSinceMs <= sequenceMs
}
