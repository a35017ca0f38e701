import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const definition = /(--[a-z0-9-]+-[a-z0-9]{6}):/g
const tokenName = /--[a-z0-9-]+-[a-z0-9]{6}\b/g
const plainName = /(?<=var\(|[\s;{])--[a-z0-9-]+(?=\s*[):])/g

interface Tokens {
  /** Cloudscape's name with its digest → the short name in our build. */
  readonly short: ReadonlyMap<string, string>
  /** Name without the digest, as our own style sheets write it → Cloudscape's name. */
  readonly full: ReadonlyMap<string, string>
}

/** All design tokens: what Cloudscape's base theme defines on `body`. */
function readTokens(): Tokens {
  const require = createRequire(import.meta.url)
  const components = require.resolve('@cloudscape-design/components/package.json')
  const theme = components.replace('package.json', 'internal/base-theme/styles.scoped.css')
  const short = new Map<string, string>()
  const full = new Map<string, string>()
  for (const [, token] of readFileSync(theme, 'utf8').matchAll(definition)) {
    if (token === undefined) continue
    short.set(token, shorten(token))
    full.set(token.slice(0, -'-000000'.length), token)
  }
  if (new Set(short.values()).size !== short.size) {
    throw new Error('Two design tokens have the same short name; lengthen the digest.')
  }
  return { short, full }
}

/** Depends on the name alone, so that a file's content never depends on another file. */
function shorten(token: string): string {
  const digest = createHash('sha256').update(token).digest('base64url').replace(/[-_]/g, '')
  return `--t${digest.slice(0, 5)}`
}

/** `var(--token, fallback)` → `var(--token)`: the base theme always defines its tokens. */
function withoutFallbacks(css: string, tokens: Tokens): string {
  const reference = /var\(\s*(--[a-z0-9-]+)\s*,/g
  let out = ''
  let from = 0
  for (let found = reference.exec(css); found !== null; found = reference.exec(css)) {
    const [opening, token] = found
    if (token === undefined || !tokens.short.has(token)) continue
    let depth = 1
    let end = found.index + opening.length
    while (depth > 0 && end < css.length) {
      const character = css[end]
      if (character === '(') depth += 1
      if (character === ')') depth -= 1
      end += 1
    }
    out += `${css.slice(from, found.index)}var(${token})`
    from = end
    reference.lastIndex = end
  }
  return out + css.slice(from)
}

function withFullNames(css: string, tokens: Tokens, id: string): string {
  return css.replace(plainName, (name) => {
    const token = tokens.full.get(name)
    if (token === undefined) throw new Error(`${id} uses ${name}, which is no design token.`)
    return token
  })
}

/**
 * Cloudscape repeats each token's long name and its fallback value at every use, which alone takes
 * the style sheet over its budget: in the build the names are shortened, in scripts too, and the
 * fallbacks go. Our own style sheets may write the tokens without their digests.
 */
export function designTokens(): Plugin[] {
  const tokens = readTokens()
  return [
    {
      name: 'gatehouse:design-tokens',
      enforce: 'pre',
      transform: {
        filter: { id: /console[\\/]src[\\/].+\.css$/ },
        handler: (css, id) => withFullNames(css, tokens, id),
      },
    },
    {
      name: 'gatehouse:short-names',
      apply: 'build',
      enforce: 'pre',
      transform: {
        filter: { id: [/@cloudscape-design[\\/].+\.(css|js)$/, /console[\\/]src[\\/].+\.css$/] },
        handler(code, id) {
          const kept = id.endsWith('.css') ? withoutFallbacks(code, tokens) : code
          return kept.replace(tokenName, (token) => tokens.short.get(token) ?? token)
        },
      },
    },
  ]
}
