import { CreateRole$, ListRoles$, SimulatePrincipalPolicy$ } from '@aws-sdk/client-iam'
import { NormalizedSchema } from '@smithy/core/schema'
import { describe, expect, test } from 'vitest'
import { formTree, readStructure } from './query-form.ts'

const read = (schema: typeof ListRoles$, form: string) =>
  readStructure(NormalizedSchema.of(schema[4]), formTree(new URLSearchParams(form)))

describe('a query form', () => {
  test('becomes the members of the input', () => {
    expect(read(ListRoles$, 'Action=ListRoles&PathPrefix=%2Fteams%2F&MaxItems=7')).toEqual({
      PathPrefix: '/teams/',
      MaxItems: 7,
    })
  })

  test('keeps lists in the order of their numbers, not of their arrival', () => {
    const form = 'ActionNames.member.10=c&ActionNames.member.2=b&ActionNames.member.1=a'
    expect(read(SimulatePrincipalPolicy$, form)).toEqual({ ActionNames: ['a', 'b', 'c'] })
  })

  test('reads structures inside lists', () => {
    const form =
      'ContextEntries.member.1.ContextKeyName=aws%3ACurrentTime' +
      '&ContextEntries.member.1.ContextKeyValues.member.1=2026-01-01T00%3A00%3A00Z' +
      '&ContextEntries.member.1.ContextKeyType=date'
    expect(read(SimulatePrincipalPolicy$, form)).toEqual({
      ContextEntries: [
        {
          ContextKeyName: 'aws:CurrentTime',
          ContextKeyValues: ['2026-01-01T00:00:00Z'],
          ContextKeyType: 'date',
        },
      ],
    })
  })

  test('an empty list is an empty list', () => {
    expect(read(CreateRole$, 'Tags=')).toEqual({ Tags: [] })
  })

  test('unknown and hostile keys are dropped', () => {
    const form = `__proto__.polluted=1&constructor=2&${'a.'.repeat(40)}b=3&RoleName=r`
    expect(read(CreateRole$, form)).toEqual({ RoleName: 'r' })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('a number that is none is refused by name', () => {
    expect(() => read(ListRoles$, 'MaxItems=many')).toThrow("Cannot read 'many' as a number.")
  })
})
