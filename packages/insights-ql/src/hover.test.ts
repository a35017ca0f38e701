import { expect, test } from 'vitest'
import { commands } from './commands.ts'
import { functions } from './functions/catalogue.ts'
import { commandHelp } from './help/command-help.ts'
import { fieldHelp } from './help/field-help.ts'
import { functionHelp } from './help/function-help.ts'
import { helpOf, hoverAt } from './hover.ts'
import { systemFields } from './system-fields.ts'

const knowledge = { fields: [{ name: 'user.id', share: 0.4, values: ['a', 'b'] }] }

test('a command tells its syntax and what it does', () => {
  expect(hoverAt('FIELDS a', 2, knowledge)).toMatchObject({
    kind: 'command',
    from: 0,
    to: 6,
    title: 'fields expression [as name], …',
  })
})

test('a refused command tells why', () => {
  expect(hoverAt('pattern @message', 0, knowledge)?.refusal?.en).toMatch(/method of its own/)
})

test('a function tells its signature', () => {
  expect(hoverAt('stats pct(a, 95)', 7, knowledge)?.title).toBe(
    'pct(value: number, percent: number): number',
  )
})

test('a field tells how many events have it, and values', () => {
  expect(hoverAt('filter `user`.id = 1', 9, knowledge)).toMatchObject({
    kind: 'field',
    title: 'user.id',
    share: 0.4,
    values: ['a', 'b'],
  })
  expect(hoverAt('filter @timestamp > 1', 9, knowledge)?.says?.en).toBe('When the event happened.')
})

test('there is nothing to say of signs and texts', () => {
  expect(hoverAt('filter a = "x"', 12, knowledge)).toBeUndefined()
  expect(hoverAt('', 0, knowledge)).toBeUndefined()
})

test('there is help for all that there is, in both languages, and for nothing else', () => {
  const namesOf = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort()
  expect(Object.keys(commandHelp).sort()).toEqual(namesOf(commands))
  expect(Object.keys(functionHelp).sort()).toEqual(namesOf(functions))
  expect(Object.keys(fieldHelp).sort()).toEqual([...systemFields].sort())
  for (const [en, ko] of [commandHelp, functionHelp, fieldHelp].flatMap((it) =>
    Object.values(it),
  )) {
    expect(en).toMatch(/\.$/)
    expect(ko).toMatch(/[가-힣].*\.$/)
  }
  expect(helpOf('function', 'pct')?.ko).toContain('백분위수')
  expect(helpOf('field', 'constructor')).toBeUndefined()
})
