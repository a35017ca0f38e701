/** Patterns of paths, relative to the root of the repository, as dependency-cruiser matches them. */

/** Packages of ours, whether the import was resolved to a file or stayed a name. */
export function ours(...names: string[]): string {
  return `^(packages|@gatehouse)/(${names.join('|')})(/|$)`
}

/** Apps of ours, resolved or by name. */
export function app(...names: string[]): string {
  return `^(apps|@gatehouse)/(${names.join('|')})(/|$)`
}

/** Anything of ours at all, but what is named. */
export function oursExcept(...names: string[]): string {
  return `^(apps|packages|@gatehouse)/(?!(${names.join('|')})(/|\\.ts$|$))`
}

/** A package of the registry, resolved or by name. */
export function library(name: string): string {
  return `(^|/)${name}(/|$)`
}

/** Tests, and what only tests use beside them. */
export const tests = '\\.(test|test-d|testing)\\.tsx?$'

export const slices =
  'access|guardrails|prompts|logs|detections|findings|usage|posture|audit|identity'
