/**
 * Characters that change what a reader sees without being seen: bidi controls (Unicode UAX #9),
 * other invisible format characters, and C0/C1 controls except tab and line ends.
 */
const deceptive =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are the subject.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uD800-\uDFFF\u{E0000}-\u{E007F}]/gu

export interface TextPiece {
  readonly text: string
  readonly isEscape: boolean
}

/** Splits hostile text into what can be shown as it is and what is shown as an escape. */
export function visiblePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const found of text.matchAll(deceptive)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index), isEscape: false })
    pieces.push({ text: escapeOf(found[0]), isEscape: true })
    from = found.index + found[0].length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isEscape: false })
  return pieces
}

/** The same as one string, for titles and labels that take no markup. */
export function visibleText(text: string): string {
  return text.replace(deceptive, escapeOf)
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`
}
