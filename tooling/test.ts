import { Explained } from './src/start/explained.ts'
import { everything } from './src/suites/all.ts'
import { installRequirements } from './src/suites/requirements.ts'
import { runSuites } from './src/suites/suite.ts'

try {
  await installRequirements()
} catch (error) {
  if (!(error instanceof Explained)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
process.exit(await runSuites(everything))
