import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|svg|html)$/

/** Writes `.br` and `.gz` beside each text file, so that the server compresses nothing itself. */
export function compress(): Plugin {
  let folder = ''
  return {
    name: 'gatehouse:compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      handler() {
        for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!compressible.test(path)) continue
          const file = join(folder, path)
          const text = readFileSync(file)
          writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
          writeFileSync(
            `${file}.br`,
            brotliCompressSync(text, {
              params: {
                [constants.BROTLI_PARAM_QUALITY]: 9,
                [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
              },
            }),
          )
        }
      },
    },
  }
}
