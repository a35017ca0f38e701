/** A sentence in the languages of the console. */
export interface Bilingual {
  readonly en: string
  readonly ko: string
}

export type Language = keyof Bilingual

/** Puts values into the `{places}` of a sentence. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? place) : place,
  )
}
