/**
 * The replacement of RE2: `\1` is a group, `\0` the whole match, `\\` a backslash. A group that is not
 * there is empty and any other backslash itself, since RE2 would drop the whole replacement.
 */
export function rewriteOf(replacement: string, groups: number): string {
  return replacement.replace(/\\([0-9\\]?)/g, (found, next: string) => {
    if (next === '') return '\\\\'
    if (next === '\\') return found
    return Number(next) <= groups ? found : ''
  })
}
