/**
 * Where brackets outside of strings and comments are nested deeper than allowed, or more signs stand
 * in a row, in one pass. The parser would read them, but recovering from thousands of them takes its
 * time.
 */
export function deepestNesting(text: string, most: number): number | undefined {
  let depth = 0
  let signs = 0
  let mark: string | undefined
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '-' && mark === undefined && ++signs > most) return at
    if (sign !== '-' && sign !== ' ') signs = 0
    if (sign === '\\') {
      at++
    } else if (mark !== undefined) {
      if (sign === mark) mark = undefined
    } else if (sign === '"' || sign === "'") {
      mark = sign
    } else if (sign === '#') {
      const end = text.indexOf('\n', at)
      if (end < 0) return undefined
      at = end
    } else if (sign === '(' || sign === '[') {
      if (++depth > most) return at
    } else if ((sign === ')' || sign === ']') && depth > 0) {
      depth--
    }
  }
  return undefined
}
