import { gzippedBytes, mostGzippedBytes } from './bundle-size.ts'

const bytes = await gzippedBytes()
console.log(`${bytes} bytes gzipped, at most ${mostGzippedBytes}`)
process.exit(bytes <= mostGzippedBytes ? 0 : 1)
