import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Compiled code is kept between starts, beside the code it was made of: whoever could write there
// could change the code itself. Where the folder is read-only, a start takes half a second longer.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)))
await import('./process.ts')
