// A browser drops tabs and line breaks from an address and reads a backslash as a slash, so that
// `/\evil.example` would leave this origin: https://url.spec.whatwg.org/#url-parsing (2026-11).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const unsafe = /[\u0000-\u0020\u007f-\u009f\\\u2028\u2029]/

const longest = 2000

/** Where to go after the sign-in: a path of this console, or its home. */
export function safeReturnTo(wanted: unknown, origin: string): string {
  if (typeof wanted !== 'string' || wanted.length > longest || unsafe.test(wanted)) return '/'
  if (!wanted.startsWith('/') || wanted.startsWith('//')) return '/'
  const url = URL.parse(wanted, origin)
  if (url === null || url.origin !== origin) return '/'
  // Dot segments are resolved by now: `/.//evil.example` would become `//evil.example`.
  if (url.pathname.startsWith('//')) return '/'
  if (/^\/(?:auth|trpc|events)(?:\/|$)/.test(url.pathname)) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
