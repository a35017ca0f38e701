// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { contextOf, isMacPlatform } from './context.ts'

const show = (html: string) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  document.body.replaceChildren(...parsed.body.childNodes)
  return document.querySelector('#here')
}

afterEach(() => document.body.replaceChildren())

describe('where a key is pressed', () => {
  it.each([
    ['<p id=here>', 'j', 'page'],
    ['<input id=here>', 'j', 'typing'],
    ['<input id=here type=search>', '/', 'typing'],
    ['<textarea id=here></textarea>', 'x', 'typing'],
    ['<div contenteditable=true><b id=here>x</b></div>', 'j', 'typing'],
    ['<input id=here type=checkbox>', 'j', 'page'],
    ['<button id=here>', 'j', 'page'],
    ['<button id=here>', 'Enter', 'owned'],
    ['<button id=here>', ' ', 'owned'],
    ['<a id=here href="/x">', ' ', 'page'],
    ['<a id=here href="/x">', 'Enter', 'owned'],
    ['<select id=here>', 'j', 'owned'],
    ['<p id=here><div role=dialog aria-modal=true>', 'j', 'overlay'],
    ['<div role=dialog aria-modal=true><textarea id=here></textarea>', 'j', 'overlay-typing'],
    ['<p id=here><div hidden><div role=dialog aria-modal=true></div></div>', 'j', 'page'],
    ['<p id=here><div role=dialog>', 'Escape', 'overlay'],
    ['<p id=here><div role=menu>', 'j', 'overlay'],
  ])('%s %s → %s', (html, key, context) => {
    expect(contextOf(show(html), key, document)).toBe(context)
  })

  it('tells a Mac', () => {
    expect(isMacPlatform('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe(true)
    expect(isMacPlatform('Mozilla/5.0 (X11; Linux x86_64)')).toBe(false)
  })
})
