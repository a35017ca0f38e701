const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const HANGUL = /\p{Script=Hangul}/u

/**
 * Where a word or phrase stands on its own; both are lower case. Korean particles are written
 * together with the word before them, so after Hangul no boundary is asked for.
 */
export function indexOfPhrase(text: string, phrase: string): number {
  if (phrase === '') return -1
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    if (isBoundary(text[at - 1]) && isEnd(text, phrase, at)) return at
  }
  return -1
}

function isEnd(text: string, phrase: string, at: number): boolean {
  return HANGUL.test(phrase.at(-1) ?? '') || isBoundary(text[at + phrase.length])
}

function isBoundary(sign: string | undefined): boolean {
  return sign === undefined || !LETTER_OR_DIGIT.test(sign)
}

export function hasPhrase(text: string, phrase: string): boolean {
  return indexOfPhrase(text, phrase) !== -1
}
