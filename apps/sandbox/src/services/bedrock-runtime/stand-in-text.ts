import { seededRandom } from './stand-in-random.ts'

type Language = 'en' | 'ko'

const STOP_WORDS = new Set(
  'about after also been being could does doing explain from give have here into just like make more most only other over please should some such tell than that their them then there these they this those very want what when where which will with would write your'.split(
    ' ',
  ),
)

/** Particles that follow a noun; longer ones first. */
const PARTICLES =
  /(?:에서는|으로는|에게서|이라는|에서|으로|에게|까지|부터|처럼|이나|라는|은|는|이|가|을|를|의|에|로|와|과|도|만)$/u

function languageOf(prompt: string): Language {
  return /\p{Script=Hangul}/u.test(prompt) ? 'ko' : 'en'
}

/**
 * The words that a text is about, without particles and words that are in every text. What has no
 * end, like base64, comes in pieces: an answer must not repeat it, nor the search run out of stack.
 */
export function keywordsOf(prompt: string): string[] {
  return keywords(prompt, languageOf(prompt))
}

function keywords(prompt: string, language: Language): string[] {
  const words =
    language === 'ko'
      ? (prompt.match(/[\p{Script=Hangul}\p{L}\p{N}]{2,40}/gu) ?? [])
          .map((word) => word.replace(PARTICLES, ''))
          .filter((word) => word.length >= 2)
      : (prompt.toLowerCase().match(/[\p{L}][\p{L}\p{N}-]{3,40}/gu) ?? []).filter(
          (word) => !STOP_WORDS.has(word),
        )
  return [...new Set(words)].slice(0, 12)
}

function endsInConsonant(word: string): boolean {
  const code = word.codePointAt(word.length - 1) ?? 0
  return code >= 0xac00 && code <= 0xd7a3 && (code - 0xac00) % 28 !== 0
}

const topic = (word: string) => word + (endsInConsonant(word) ? '은' : '는')
const object = (word: string) => word + (endsInConsonant(word) ? '을' : '를')
const and = (word: string) => word + (endsInConsonant(word) ? '과' : '와')

type Sentence = (first: string, second: string) => string

const OPENINGS: Readonly<Record<Language, readonly Sentence[]>> = {
  en: [
    (a) => `Here is a short answer about ${a}.`,
    (a, b) => `The question joins ${a} and ${b}, so both are covered here.`,
    (a) => `Three points matter most when it comes to ${a}.`,
  ],
  ko: [
    (a) => `${a}에 대해 간단히 답변드립니다.`,
    (a, b) => `질문은 ${and(a)} ${object(b)} 함께 다루므로 두 가지를 모두 살펴봅니다.`,
    (a) => `${a}에 관해서는 다음 사항이 가장 중요합니다.`,
  ],
}

const POINTS: Readonly<Record<Language, readonly Sentence[]>> = {
  en: [
    (a, b) => `Start with ${a}, because ${b} depends on it.`,
    (a) => `Write down what ${a} means in this context before comparing options.`,
    (a, b) => `In practice ${a} and ${b} are reviewed together, at least once a quarter.`,
    (a) => `A small pilot shows early whether ${a} behaves as expected.`,
    (a, b) => `Keep ${a} apart from ${b} so that each can change on its own.`,
    (a) => `Measure ${a} before and after, with the same data and the same method.`,
    (a, b) => `When ${a} is uncertain, prefer the option that leaves ${b} reversible.`,
  ],
  ko: [
    (a, b) => `먼저 ${object(a)} 확인해야 합니다. ${topic(b)} 그 결과에 따라 달라집니다.`,
    (a) => `비교에 앞서 이 맥락에서 ${topic(a)} 무엇을 뜻하는지 적어 두는 것이 좋습니다.`,
    (a, b) => `실무에서는 ${and(a)} ${object(b)} 분기마다 함께 검토합니다.`,
    (a) => `작은 시범 적용만으로도 ${object(a)} 충분히 검증할 수 있습니다.`,
    (a, b) => `${topic(a)} ${b}에 영향을 주지 않도록 분리해 두세요.`,
    (a) => `같은 자료와 같은 방법으로 ${object(a)} 전후로 측정하세요.`,
    (a, b) => `${a}에 불확실한 점이 있으면 ${object(b)} 되돌릴 수 있는 방안을 고르세요.`,
  ],
}

const CLOSINGS: Readonly<Record<Language, readonly Sentence[]>> = {
  en: [
    (a) => `With more detail about ${a} the answer can be more specific.`,
    () => 'This should be enough to decide on the next step.',
  ],
  ko: [
    (a) => `${a}에 대한 정보를 더 알려 주시면 더 구체적으로 답변할 수 있습니다.`,
    () => '이 정도면 다음 단계를 결정하는 데 충분합니다.',
  ],
}

/** A readable text about the words of the prompt; the same prompt gives the same text. */
export function standInText(seed: string, prompt: string): string {
  const language = languageOf(prompt)
  const random = seededRandom(`${seed}\n${prompt}`)
  const words = keywords(prompt, language)
  const fallback = language === 'ko' ? '요청하신 내용' : 'this request'
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise
  const sentence = (from: readonly Sentence[]) => {
    const first = pick(words, fallback)
    const second = pick(
      words.filter((word) => word !== first),
      fallback,
    )
    return pick(from, () => '')(first, second)
  }
  const points = [...POINTS[language]]
    .sort(() => random() - 0.5)
    .slice(0, 3 + Math.floor(random() * 3))
  const middle = points.map((point) => sentence([point]))
  return [sentence(OPENINGS[language]), ...middle, sentence(CLOSINGS[language])].join(' ')
}
