import { type Figure, isKept, print } from './report.ts'

/** `pnpm bench [name …]`: every figure is measured in one run on this machine. */
const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  compile: async () => (await import('./compile.ts')).benchCompile(),
  'insights-ql': async () => (await import('./insights-ql.ts')).benchInsightsQl(),
  logs: async () => (await import('./logs/logs.ts')).benchLogs(),
  traffic: async () => (await import('./traffic.ts')).benchTraffic(),
  list: async () => (await import('./list.ts')).benchList(),
  start: async () => (await import('./start.ts')).benchStart(),
  'first-page': async () => (await import('./first-page.ts')).benchFirstPage(),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => benches[name] === undefined)
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`,
  )
  process.exit(2)
}
const figures: Figure[] = []
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.error(`measuring ${name} …`)
  figures.push(...(await bench()))
}
print(figures)
process.exit(figures.every(isKept) ? 0 : 1)
