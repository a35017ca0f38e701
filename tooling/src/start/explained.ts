/** What went wrong in one sentence, with the way out in it. Printed alone, without a stack. */
export class Explained extends Error {
  override readonly name = 'Explained'
}

/** The sentence for an error that a start or a test run can meet; undefined when it is unknown. */
export function explain(error: unknown): string | undefined {
  if (error instanceof Explained) return error.message
  const text = error instanceof Error ? `${codeOf(error)} ${error.message}` : String(error)
  return knownTrouble.find(({ sign }) => sign.test(text))?.sentence
}

/** A line of a child's output that means it cannot go on, as the same sentence. */
export function explainLine(line: string): string | undefined {
  return diskIsFull.sign.test(line) ? diskIsFull.sentence : undefined
}

interface Trouble {
  readonly sign: RegExp
  readonly sentence: string
}

const diskIsFull: Trouble = {
  sign: /\bENOSPC\b|no space left on device/i,
  sentence:
    'The disk is full: free some space (`df -h .` shows how much there is) and start again; nothing that was stored is lost.',
}

const knownTrouble: readonly Trouble[] = [
  diskIsFull,
  {
    sign: /could not access the postgres user|postgres[^\n]*EACCES|EACCES[^\n]*postgres|could not access (the )?(directory|file)/i,
    sentence:
      'PostgreSQL does not run as root, and its own user cannot read this folder: move the checkout to a folder that everybody may enter (not below /root), or start as an ordinary user.',
  },
  {
    sign: /spawn [^\n]*ENOENT|Cannot find package '/,
    sentence:
      'A program that Gatehouse needs is not installed: run `npx pnpm install`, then start again.',
  },
  {
    sign: /\b(ENOTDIR|EEXIST)\b/,
    sentence:
      'Where Gatehouse keeps its data there is a file, not a folder: move it away, or name another folder with GATEHOUSE_STATE_DIR.',
  },
  {
    sign: /\b(EACCES|EPERM|EROFS)\b/,
    sentence:
      'The folder `.gatehouse` cannot be written: give it back to yourself (`sudo chown -R "$(id -un)" .gatehouse`) and start again.',
  },
]

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}
