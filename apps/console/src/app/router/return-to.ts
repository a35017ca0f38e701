/** A path of this console and nothing else: an address of another site would be an open redirect. */
export function safeReturnTo(given: unknown): string {
  if (typeof given !== 'string' || given.length > 2_000) return '/'
  // A browser reads `\` as `/` and drops tabs and line ends, so `/\evil.example` leaves the site.
  const isOwnPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)
  return isOwnPath && !given.startsWith('/sign-in') ? given : '/'
}
