import type { Bilingual } from './bilingual.ts'
import { refusedCommands } from './commands-refused.ts'
import { commandForms } from './commands-run.ts'

export interface CommandFacts {
  readonly name: string
  readonly syntax: string
  /** Why it is not run here; a command without a refusal is run. */
  readonly refusal?: Bilingual
  /** What to write in its place. */
  readonly instead?: string
}

/** Every command of the language, with those that are refused by name. */
export const commands: readonly CommandFacts[] = [
  ...commandForms.map((syntax) => ({ name: /^\w+/.exec(syntax)?.[0] ?? '', syntax })),
  ...refusedCommands,
]

const byLowerCase = new Map(commands.map((facts) => [facts.name.toLowerCase(), facts]))

/** Names of commands are the same in any case. */
export function commandNamed(name: string): CommandFacts | undefined {
  return byLowerCase.get(name.toLowerCase())
}
