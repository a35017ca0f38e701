import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

const embeddedFont = /url\((['"]?)data:font\/woff2;base64,([A-Za-z0-9+/=]+)\1\)/g

/**
 * Cloudscape's global styles carry their fonts as data URIs. They are written out as files, so that
 * the style sheet stays small, the fonts load apart and `font-src 'self'` is enough.
 */
export function extractFonts(): Plugin {
  let isBuild = false
  return {
    name: 'gatehouse:extract-fonts',
    enforce: 'pre',
    configResolved(config) {
      isBuild = config.command === 'build'
    },
    transform: {
      filter: { id: /global-styles[\\/]index\.css/ },
      handler(css) {
        if (!isBuild) return null
        return css.replace(embeddedFont, (_whole, _quote, base64: string) => {
          const source = Buffer.from(base64, 'base64')
          const digest = createHash('sha256').update(source).digest('hex').slice(0, 8)
          const reference = this.emitFile({
            type: 'asset',
            name: `open-sans-${digest}.woff2`,
            source,
          })
          return `url(__VITE_ASSET__${reference}__)`
        })
      },
    },
  }
}
