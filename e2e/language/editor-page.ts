import { completeAt } from '@gatehouse/insights-ql/complete'
import { type Diagnostic, type Sentences, sentenceOf } from '@gatehouse/insights-ql/diagnostic'
import type { Hover } from '@gatehouse/insights-ql/hover'
import { insightsParser } from '@gatehouse/insights-ql/language'
import { parseQuery } from '@gatehouse/insights-ql/parse-query'

const sentencesIn: Readonly<Record<string, () => Promise<Sentences>>> = {
  en: async () => (await import('@gatehouse/insights-ql/sentences/en')).english,
  ko: async () => (await import('@gatehouse/insights-ql/sentences/ko')).korean,
}

/** What an editor does with the language, in the page of a browser; what can wait is loaded late. */
const editor = {
  async problems(text: string, language: 'en' | 'ko'): Promise<readonly string[]> {
    const sentences = await sentencesIn[language]?.()
    if (sentences === undefined) throw new Error(`There are no sentences in ${language}.`)
    const say = (found: Diagnostic) => `${found.from}–${found.to} ${sentenceOf(found, sentences)}`
    return parseQuery(text).diagnostics.map(say)
  },
  stages: (text: string): readonly string[] =>
    parseQuery(text).query.stages.map(({ kind }) => kind),
  suggestions: (text: string, fields: readonly string[]): readonly string[] =>
    completeAt(text, text.length, { fields: fields.map((name) => ({ name })) }).suggestions.map(
      ({ label }) => label,
    ),
  nodesOf: (text: string): number => {
    let count = 0
    insightsParser.parse(text).iterate({
      enter() {
        count++
      },
    })
    return count
  },
  async hover(text: string, at: number): Promise<Hover | undefined> {
    const { hoverAt } = await import('@gatehouse/insights-ql/hover')
    return hoverAt(text, at, { fields: [] })
  },
  async helpOf(name: string): Promise<string | undefined> {
    const { helpOf } = await import('@gatehouse/insights-ql/hover')
    return helpOf('function', name)?.ko
  },
  async format(text: string): Promise<string> {
    const { formatQuery } = await import('@gatehouse/insights-ql/format-query')
    return formatQuery(text)
  },
}

declare global {
  interface Window {
    editor: typeof editor
  }
}

window.editor = editor
