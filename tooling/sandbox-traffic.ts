import { explain } from './src/start/explained.ts'
import { makeTraffic } from './src/traffic/make-traffic.ts'
import { help, wantedFrom } from './src/traffic/wanted.ts'

try {
  const wanted = wantedFrom(process.argv.slice(2))
  if (wanted.isHelp) process.stdout.write(help)
  else await makeTraffic(wanted, (line) => process.stdout.write(`  ${line}\n`))
} catch (error) {
  process.stderr.write(`${explain(error) ?? String(error)}\n`)
  process.exitCode = 1
}
