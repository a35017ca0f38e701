import { gzippedBytes, loads } from './bundle-size.ts'

let isTooLarge = false
for (const { name, entries, most } of loads) {
  const bytes = await gzippedBytes(entries)
  console.log(`${bytes} bytes gzipped, at most ${most}: ${name}`)
  isTooLarge ||= bytes > most
}
process.exit(isTooLarge ? 1 : 0)
