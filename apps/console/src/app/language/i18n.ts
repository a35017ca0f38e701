import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Namespace } from '../../locales/catalogue.ts'
import type { Language } from '../appearance/preferences.ts'

type Words = Readonly<Record<string, unknown>>
type Load = () => Promise<{ readonly default: Words }>

/** What every page needs comes in one piece a language; the rest comes with the page that asks. */
const core: Record<
  Language,
  () => Promise<{ readonly default: Partial<Record<Namespace, Words>> }>
> = {
  en: () => import('../../locales/en/core.ts'),
  ko: () => import('../../locales/ko/core.ts'),
}

const files = import.meta.glob<{ readonly default: Words }>([
  '../../locales/{en,ko}/*.ts',
  '!**/{core,errors,home,identity,parts,shell}.ts',
])

async function loadWords(language: string, namespace: string): Promise<Words> {
  const known = await core[language === 'ko' ? 'ko' : 'en']()
  const ofCore: Partial<Record<string, Words>> = known.default
  const words = ofCore[namespace]
  if (words !== undefined) return words
  const load: Load | undefined = files[`../../locales/${language}/${namespace}.ts`]
  if (load === undefined) throw new Error(`There is no catalogue ${language}/${namespace}.`)
  return (await load()).default
}

export async function startLanguage(language: Language): Promise<void> {
  await i18next
    .use({
      type: 'backend',
      read: (
        language: string,
        namespace: string,
        done: (error: unknown, words: unknown) => void,
      ) => {
        loadWords(language, namespace).then(
          (words) => done(null, words),
          (error: unknown) => done(error, null),
        )
      },
    })
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['shell', 'parts', 'errors', 'identity', 'home'],
      defaultNS: 'shell',
      // React escapes what it renders.
      interpolation: { escapeValue: false },
    })
}
