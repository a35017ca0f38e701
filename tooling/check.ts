import { withoutServers } from './src/suites/all.ts'
import { runSuites } from './src/suites/suite.ts'

process.exit(await runSuites(withoutServers))
