import { errorCatalogue } from '@gatehouse/contract/errors'
import { permissions, roles } from '@gatehouse/contract/permissions'
import { describe, expect, it } from 'vitest'
import { pageIds } from '../app/pages.ts'

type Words = Readonly<Record<string, unknown>>

const catalogues = import.meta.glob<{ readonly default: Words }>(
  ['./{en,ko}/*.ts', '!**/core.ts'],
  { eager: true },
)
const sources = import.meta.glob<string>(
  ['../**/*.{ts,tsx}', '!../locales/**', '!../**/*.test.{ts,tsx}'],
  { eager: true, query: '?raw', import: 'default' },
)

function flat(words: Words, path = ''): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const [key, value] of Object.entries(words)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') all.set(at, value)
    else for (const [inner, text] of flat({ ...(value as Words) }, at)) all.set(inner, text)
  }
  return all
}

function wordsOf(language: 'en' | 'ko', namespace: string): ReadonlyMap<string, string> {
  return flat(catalogues[`./${language}/${namespace}.ts`]?.default ?? {})
}

const namespaces = Object.keys(catalogues)
  .filter((path) => path.startsWith('./en/'))
  .map((path) => path.slice('./en/'.length, -'.ts'.length))

const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '')
const gapsOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)

describe.each(namespaces)('catalogue %s', (namespace) => {
  const en = wordsOf('en', namespace)
  const ko = wordsOf('ko', namespace)

  it('has the same keys in both languages, but for plurals', () => {
    const keys = (words: ReadonlyMap<string, string>) => [
      ...new Set([...words.keys()].map(withoutPlural)),
    ]
    expect(keys(ko).sort()).toEqual(keys(en).sort())
    expect([...ko.keys()].filter((key) => key.endsWith('_one'))).toEqual([])
  })

  it('has both plural forms in English', () => {
    const alone = [...en.keys()].filter(
      (key) =>
        (key.endsWith('_one') && !en.has(key.replace(/_one$/, '_other'))) ||
        (key.endsWith('_other') && !en.has(key.replace(/_other$/, '_one'))),
    )
    expect(alone).toEqual([])
  })

  it('names the same values in both languages', () => {
    const different = [...ko].filter(([key, text]) => {
      const original = en.get(key) ?? ''
      return gapsOf(text).sort().join() !== gapsOf(original).sort().join()
    })
    expect(different.map(([key]) => key)).toEqual([])
  })

  it('is Korean in Korean', () => {
    const english = [...ko].filter(([, text]) => {
      const rest = text.replace(/\{\{\w+\}\}/g, '').replace(properNouns, '')
      return /[A-Za-z]{2,}/.test(rest) && !/[\uAC00-\uD7A3]/.test(rest)
    })
    expect(english).toEqual([])
  })

  it('has words in every place', () => {
    const empty = [...en, ...ko].filter(([, text]) => text.trim() === '')
    expect(empty).toEqual([])
  })

  it('holds nothing that is never shown', () => {
    const unused = [...en.keys()].filter((key) => !isUsed(namespace, withoutPlural(key)))
    expect(unused).toEqual([])
  })
})

/** Names that are written the same way in Korean. */
const properNouns =
  /\b(ms|us-east-1|bedrock-mantle|Gatehouse|AWS|IAM|Amazon|Bedrock|English|Access Analyzer|Marketplace|TypeScript|Python|CLI|JSON|ARN|ID|SDK|S3|SCP|Converse|InvokeModel|Macie|CloudTrail|OpenAI|URL|USD|R)\b/g

const literals = [...literalsOf(Object.values(sources))]
const whole = new Set(literals.filter((literal) => !literal.includes('${')))
const patterns = literals
  .filter((literal) => literal.includes('${') && /[a-z]/.test(literal.replace(/\$\{[^}]*\}/g, '')))
  .map((literal) => new RegExp(`^${escaped(literal)}$`))

/** Quoted texts also inside templates, so both are looked for on their own. */
function* literalsOf(texts: readonly string[]): Generator<string> {
  for (const text of texts) {
    for (const pattern of [/'([^'\n]+)'/g, /`([^`]+)`/g]) {
      for (const [, literal] of text.matchAll(pattern)) if (literal !== undefined) yield literal
    }
  }
}

function escaped(literal: string): string {
  return literal
    .split(/\$\{[^}]*\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.+')
}

function isUsed(namespace: string, key: string): boolean {
  const names = [key, `${namespace}:${key}`]
  return names.some((name) => whole.has(name) || patterns.some((pattern) => pattern.test(name)))
}

describe('words for what the contract names', () => {
  const errors = wordsOf('en', 'errors')
  const shell = wordsOf('en', 'shell')

  it('has words for every error code, and for no other', () => {
    const ofServer = [...errors.keys()].filter((key) => !key.startsWith('client.'))
    const expected = Object.keys(errorCatalogue).flatMap((code) => [`${code}.says`, `${code}.next`])
    expect(ofServer.sort()).toEqual(expected.sort())
  })

  it('has a name for every role and page', () => {
    expect(roles.filter((role) => !shell.has(`roles.${role}`))).toEqual([])
    expect(pageIds.filter((id) => !shell.has(`pages.${id}`))).toEqual([])
    expect(permissions.length).toBeGreaterThan(0)
  })
})
