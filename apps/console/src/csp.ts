/**
 * What the built console needs of a content security policy; the server sends it. Tried in Chromium
 * with every page: Cloudscape sets styles through CSSOM (never `<style>` or `style="…"` in markup),
 * the theme is set by `/boot.js` before the first paint, zod runs without `new Function`
 * (`boot.js`), and nothing writes HTML, so `trusted-types 'none'` holds.
 */
export const consoleCsp = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ["'none'"],
} as const satisfies Readonly<Record<string, readonly string[]>>
