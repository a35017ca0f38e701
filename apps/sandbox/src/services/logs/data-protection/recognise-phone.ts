import { matching, near, type Recogniser } from './recogniser.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html */
const ENGLISH = [
  'cell',
  'contact',
  'fax',
  'fax number',
  'mobile',
  'phone',
  'phone number',
  'tel',
  'telephone',
  'telephone number',
]

interface Country {
  readonly code: string
  readonly national: string
  readonly keywords: readonly string[]
}

const REST = '(?:[ .-]?\\d)'

const COUNTRIES: Readonly<Record<string, Country>> = {
  BR: {
    code: '55',
    national: `\\(?\\d{2}\\)?[ .-]?9?${REST}{8}`,
    keywords: ['celular', 'telefone'],
  },
  DE: {
    code: '49',
    national: `\\(?0\\d{2,4}\\)?${REST}{5,9}`,
    keywords: ['handy', 'telefon', 'mobil'],
  },
  ES: { code: '34', national: `[6789]${REST}{8}`, keywords: ['móvil', 'teléfono', 'telefono'] },
  FR: {
    code: '33',
    national: `0[1-9]${REST}{8}`,
    keywords: ['portable', 'téléphone', 'telephone'],
  },
  GB: { code: '44', national: `\\(?0\\d{2,4}\\)?${REST}{6,8}`, keywords: [] },
  IT: { code: '39', national: `[03]${REST}{8,10}`, keywords: ['cellulare', 'telefono'] },
  US: { code: '1', national: '\\(?[2-9]\\d{2}\\)?[ .-]?[2-9]\\d{2}[ .-]?\\d{4}', keywords: [] },
}

/** With its country code a number speaks for itself; without one a keyword must stand near. */
function phone({ code, national, keywords }: Country): Recogniser {
  const words = near([...ENGLISH, ...keywords])
  const inland = matching(
    new RegExp(`(?<![\\w+.-])${national}(?![\\w.-]?\\d)`, 'g'),
    (_f, span, text) => words(span, text),
  )
  const international = matching(
    new RegExp(
      `(?<![\\w+])(?:\\+|00)${code}[ .-]?(?:\\(0\\)[ .-]?)?\\(?\\d\\)?(?:[ .()-]{0,2}\\d){7,11}(?!\\d)`,
      'g',
    ),
  )
  return (text) => [...international(text), ...inland(text)]
}

export const PHONE_RECOGNISERS: readonly (readonly [string, Recogniser])[] = Object.entries(
  COUNTRIES,
).map(([name, country]) => [`PhoneNumber-${name}`, phone(country)] as const)
