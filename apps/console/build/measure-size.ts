import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Budgets in bytes, gzip. Fonts load apart and are not counted. */
const budgets = { firstPageJs: 350_000, routeJs: 80_000, firstPageCss: 60_000 }

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly name?: string
  readonly isEntry?: boolean
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}
type Manifest = Readonly<Record<string, Chunk>>

const dist = join(import.meta.dirname, process.argv[2] ?? '../dist')
const manifest: Manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
const gzipped = new Map<string, number>()

function sizeOf(file: string): number {
  const known = gzipped.get(file)
  if (known !== undefined) return known
  const size = gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
  gzipped.set(file, size)
  return size
}

/** The chunk and all that it imports statically. */
function graphOf(key: string, into: Set<string> = new Set()): Set<string> {
  if (into.has(key)) return into
  into.add(key)
  for (const each of manifest[key]?.imports ?? []) graphOf(each, into)
  return into
}

function union(keys: readonly string[]): Set<string> {
  const all = new Set<string>()
  for (const key of keys) graphOf(key, all)
  return all
}

function filesOf(keys: Iterable<string>, kind: 'js' | 'css'): ReadonlySet<string> {
  const files = new Set<string>()
  for (const key of keys) {
    const chunk = manifest[key]
    if (chunk === undefined) continue
    if (kind === 'js') files.add(chunk.file)
    else for (const file of chunk.css ?? []) files.add(file)
  }
  return files
}

const total = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + sizeOf(file), 0)

const keys = Object.keys(manifest)
const entry = keys.find((key) => manifest[key]?.isEntry === true)
if (entry === undefined) throw new Error('The build has no entry: run `vite build` first.')

/** Pages, and the two views of the grants, of which a page shows one. */
const pages = keys.filter((key) => /\/pages\/[^/]+\.tsx$|\/(GrantList|MyAccess)\.tsx$/.test(key))
const isHome = (key: string) => key.endsWith('/HomePage.tsx')
/** What every first visit loads besides the page: one catalogue and Cloudscape's words. */
const always = keys.filter((key) => /locales\/ko\/core\.ts$|messages\/all\.ko/.test(key))

const first = union([entry, ...always, ...pages.filter(isHome)])
const firstJs = filesOf(first, 'js')
const firstCss = filesOf(first, 'css')
const boot = gzipSync(readFileSync(join(dist, 'boot.js')), { level: 9 }).length

interface Line {
  readonly what: string
  readonly size: number
  readonly budget: number
}

const lines: Line[] = [
  { what: 'first page, JavaScript', size: total(firstJs) + boot, budget: budgets.firstPageJs },
  { what: 'first page, CSS', size: total(firstCss), budget: budgets.firstPageCss },
]
for (const page of pages.filter((key) => !isHome(key))) {
  const added = [...filesOf(graphOf(page), 'js')].filter((file) => !firstJs.has(file))
  const name = page.replace(/^src\/features\//, '').replace('.tsx', '')
  lines.push({ what: `${name}, JavaScript`, size: total(added), budget: budgets.routeJs })
}

const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`
for (const { what, size, budget } of lines) {
  const verdict = size <= budget ? 'ok  ' : 'OVER'
  console.log(`${verdict} ${what.padEnd(52)} ${kB(size).padStart(9)} of ${kB(budget)}`)
}
const everyCss = filesOf(keys, 'css')
console.log(
  `     all CSS of all pages together                        ${kB(total(everyCss)).padStart(9)}`,
)
process.exitCode = lines.every(({ size, budget }) => size <= budget) ? 0 : 1
