import { expect, test } from 'vitest'
import { formOfPerson } from './sign-in-form.ts'

test('a page with one form and a button for each person', () => {
  const page = `<form method="post" action="/interaction/abc?x=1&amp;y=2">
    <input type="hidden" name="csrf" value="t&quot;1">
    <button name="sub" value="jiwoo-kim">김지우</button>
    <button name="sub" value="minjun-lee">이민준</button></form>`
  const form = formOfPerson(page, 'minjun-lee')
  expect(form?.action).toBe('/interaction/abc?x=1&y=2')
  expect(Object.fromEntries(form?.fields ?? [])).toEqual({ csrf: 't"1', sub: 'minjun-lee' })
})

test('a page with a form for each person', () => {
  const page = ['jiwoo-kim', 'minjun-lee']
    .map((sub) => `<form action=/login><input name='sub' value='${sub}'><button>In</button></form>`)
    .join('\n')
  expect(formOfPerson(page, 'jiwoo-kim')?.fields.get('sub')).toBe('jiwoo-kim')
})

test('nobody of that name', () => {
  expect(formOfPerson('<form><button value="a">A</button></form>', 'b')).toBeUndefined()
})
