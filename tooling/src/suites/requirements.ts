import { existsSync } from 'node:fs'
import { Explained } from '../start/explained.ts'
import { command } from './command.ts'

interface Requirement {
  readonly debianPackage: string
  isThere(): boolean | Promise<boolean>
}

const requirements: readonly Requirement[] = [
  { debianPackage: 'chromium', isThere: () => existsSync('/usr/bin/chromium') },
  // Without it Korean is drawn as boxes, and a journey that looks for words still passes.
  {
    debianPackage: 'fonts-noto-cjk',
    isThere: () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  },
  // A client of AWS that we did not write has to be content with the sandbox.
  { debianPackage: 'awscli', isThere: () => existsSync('/usr/bin/aws') },
]

/** What the suites need and npm does not bring: installed as root, otherwise said. */
export async function installRequirements(): Promise<void> {
  const missing: string[] = []
  for (const { debianPackage, isThere } of requirements) {
    if (!(await isThere())) missing.push(debianPackage)
  }
  if (missing.length === 0) return
  const install = ['install', '--yes', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Explained(
      `The tests need ${missing.join(', ')}. On Debian: sudo apt-get update && sudo apt-get ${install.join(' ')}`,
    )
  }
  process.stdout.write(`━━━ installing ${missing.join(', ')}\n`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await command('apt-get', ['update', '--quiet'], { env, isCaptured: true })
  const { exitCode } = await command('apt-get', ['--quiet', ...install], { env, isCaptured: true })
  if (exitCode !== 0) {
    throw new Explained(
      `Debian's packages could not be installed; try it by hand: apt-get update && apt-get ${install.join(' ')}`,
    )
  }
}
