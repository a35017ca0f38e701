import { describe, expect, it } from 'vitest'
import {
  type Command,
  initialKeyState,
  type KeyContext,
  type KeyPress,
  pressKey,
  sequenceMs,
} from './grammar.ts'

const on = { hasSingleKeys: true }
const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  isCommand: false,
  isShift: false,
  isAlt: false,
  context: 'page',
  atMs: 0,
  ...over,
})
const commandOf = (one: KeyPress, settings = on) => pressKey(initialKeyState, one, settings).command

describe('the key grammar', () => {
  it.each<[string, KeyPress, Command]>([
    ['? opens the sheet', press('?', { isShift: true }), { name: 'sheet' }],
    ['/ goes to the filter', press('/'), { name: 'filter' }],
    ['j is next', press('j'), { name: 'next' }],
    ['k is previous', press('k'), { name: 'previous' }],
    ['Enter opens', press('Enter'), { name: 'open' }],
    ['Esc goes back', press('Escape'), { name: 'back' }],
    ['x selects', press('x'), { name: 'select' }],
    ['Shift+x selects a range', press('X', { isShift: true }), { name: 'select-range' }],
    ['⌘K goes to anything', press('k', { isCommand: true }), { name: 'palette' }],
    ['⌘Enter commits', press('Enter', { isCommand: true }), { name: 'commit' }],
    ['r belongs to the page', press('r'), { name: 'page-key', key: 'r' }],
    ['j with Caps Lock is next', press('J'), { name: 'next' }],
  ])('%s', (_name, one, command) => {
    expect(commandOf(one)).toEqual(command)
  })

  it('goes by g and a second key', () => {
    const first = pressKey(initialKeyState, press('g'), on)
    expect(first.command).toBeNull()
    const second = pressKey(first.state, press('r', { atMs: sequenceMs }), on)
    expect(second).toEqual({ state: initialKeyState, command: { name: 'go', to: 'r' } })
  })

  it('forgets g after its time, and Esc takes it back', () => {
    const { state } = pressKey(initialKeyState, press('g'), on)
    expect(pressKey(state, press('j', { atMs: sequenceMs + 1 }), on).command).toEqual({
      name: 'next',
    })
    expect(pressKey(state, press('Escape', { atMs: 10 }), on)).toEqual({
      state: initialKeyState,
      command: null,
    })
  })

  it.each<KeyContext>(['typing', 'owned', 'overlay', 'overlay-typing'])(
    'leaves bare keys alone in context %s',
    (context) => {
      for (const key of ['?', '/', 'j', 'k', 'x', 'g', 'r', 'Enter', 'Escape']) {
        expect(commandOf(press(key, { context }))).toBeNull()
      }
    },
  )

  it('commits while typing, and in a dialog', () => {
    for (const context of ['typing', 'overlay', 'overlay-typing'] as const) {
      expect(commandOf(press('Enter', { context, isCommand: true }))).toEqual({ name: 'commit' })
    }
  })

  it('can be switched off but for Enter, Esc and what has a modifier', () => {
    const off = { hasSingleKeys: false }
    for (const key of ['?', '/', 'j', 'x', 'g', 'r']) expect(commandOf(press(key), off)).toBeNull()
    expect(commandOf(press('Escape'), off)).toEqual({ name: 'back' })
    expect(commandOf(press('k', { isCommand: true }), off)).toEqual({ name: 'palette' })
  })

  it('leaves other shortcuts of the browser alone', () => {
    expect(commandOf(press('r', { isCommand: true }))).toBeNull()
    expect(commandOf(press('k', { isCommand: true, isShift: true }))).toBeNull()
    expect(commandOf(press('j', { isAlt: true }))).toBeNull()
  })
})
