/** A text with places for facts, cut up once: `literals[0] slots[0] literals[1] …` */
export interface Template {
  readonly literals: readonly string[]
  readonly slots: readonly string[]
}

export function template(text: string): Template {
  const parts = text.split(/\{([A-Za-z]+)\}/)
  return {
    literals: parts.filter((_part, index) => index % 2 === 0),
    slots: parts.filter((_part, index) => index % 2 === 1),
  }
}

export const templates = (texts: readonly string[]): readonly Template[] => texts.map(template)
