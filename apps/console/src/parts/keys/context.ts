import type { KeyContext, KeyPress } from './grammar.ts'

const typingRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton'])
const typeless = new Set(['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file'])
/** Roles that search by the first letter or move with plain keys themselves. */
const ownsLetters =
  '[role=listbox],[role=menu],[role=menubar],[role=tree],[role=application],select'
const ownsEnter =
  'a[href],button,summary,[role=button],[role=link],[role=option],[role=menuitem],[role=tab]'
const ownsSpace =
  'button,summary,input,[role=button],[role=checkbox],[role=radio],[role=switch],[role=tab]'
// Cloudscape's modal has the role alone, without aria-modal.
const overlays = '[role=dialog],[role=alertdialog],dialog[open]'
const openMenus = '[role=menu],[role=listbox]'

/** Where a key was pressed, read from the document. */
export function contextOf(target: EventTarget | null, key: string, page: Document): KeyContext {
  const element = target instanceof Element ? target : null
  const isTyping = element !== null && takesText(element)
  if (hasOpen(page, overlays)) return isTyping ? 'overlay-typing' : 'overlay'
  if (isTyping) return 'typing'
  if (hasOpen(page, openMenus)) return 'overlay'
  if (element === null) return 'page'
  if (element.closest(ownsLetters) !== null) return 'owned'
  if (key === 'Enter' && element.closest(ownsEnter) !== null) return 'owned'
  if (key === ' ' && element.closest(ownsSpace) !== null) return 'owned'
  return 'page'
}

export function keyPressOf(event: KeyboardEvent, isMac: boolean, page: Document): KeyPress {
  return {
    key: event.key,
    isCommand: isMac ? event.metaKey : event.ctrlKey,
    isShift: event.shiftKey,
    // The other platform's modifier takes the key out of the grammar as Alt does.
    isAlt: event.altKey || (isMac ? event.ctrlKey : event.metaKey),
    context: contextOf(event.target, event.key, page),
    atMs: event.timeStamp,
  }
}

export function isMacPlatform(userAgent: string): boolean {
  return /Mac|iPhone|iPad/.test(userAgent)
}

function takesText(element: Element): boolean {
  if (element.closest('[contenteditable=""],[contenteditable=true]') !== null) return true
  if (element.tagName === 'TEXTAREA') return true
  if (element.tagName === 'INPUT') return !typeless.has(element.getAttribute('type') ?? 'text')
  return typingRoles.has(element.getAttribute('role') ?? '')
}

/** Cloudscape keeps some closed dialogs in the document; those take no space. */
function hasOpen(page: Document, selector: string): boolean {
  return Array.from(page.querySelectorAll(selector)).some(
    (element) =>
      element.closest('[hidden],[aria-hidden=true],[inert]') === null && isShown(element),
  )
}

function isShown(element: Element): boolean {
  return typeof element.checkVisibility === 'function' ? element.checkVisibility() : true
}
