export type Confidence = 'HIGH' | 'MEDIUM' | 'LOW'

/** Words as they are, or a pattern whose gaps are bounded. */
export type Phrase = string | RegExp

type Phrases = Readonly<Record<Confidence, readonly Phrase[]>>

/**
 * A handful of phrases for each of AWS's categories, in lower case: enough to show what a filter
 * does, and nothing like the classifiers that AWS has.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html
 */
export const CONTENT_PHRASES: Readonly<Record<string, Phrases>> = {
  PROMPT_ATTACK: {
    HIGH: [
      /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|rules|guidelines)\b/,
      /(?:이전|위의?|기존|앞선|모든).{0,12}(?:지시|명령|규칙|프롬프트).{0,12}(?:무시|잊어|따르지\s?마)/,
      'override your safety',
      'bypass your safety',
      'do anything now',
      'you are now dan',
      'developer mode enabled',
      'no longer bound by',
      '안전 장치를 해제',
      '안전장치를 해제',
    ],
    MEDIUM: [
      /\b(?:print|reveal|show|repeat|output)\b.{0,20}\b(?:system prompt|initial instructions)\b/,
      /시스템\s?프롬프트.{0,10}(?:출력|알려|보여)/,
      'jailbreak',
      'pretend you are not an ai',
      'without any restrictions',
      '탈옥',
      '제한 없이 답',
    ],
    LOW: ['from now on you must', 'stay in character', '지금부터 너는', '지금부터 당신은'],
  },
  HATE: {
    HIGH: ['subhuman', 'should be exterminated', '인간 이하', '몰살해야'],
    MEDIUM: ['those people are inferior', 'go back to your country', '너희 나라로 돌아가'],
    LOW: ['foreigners are lazy', '외국인은 게으'],
  },
  INSULTS: {
    HIGH: ['you worthless idiot', 'you are a moron', '멍청한 놈', '이 멍청이'],
    MEDIUM: ['you idiot', 'you are stupid', 'shut up', '바보 같은', '닥쳐'],
    LOW: ['useless bot', 'how dumb', '쓸모없는 봇'],
  },
  SEXUAL: {
    HIGH: ['pornographic', 'sexually explicit', '포르노', '음란물'],
    MEDIUM: ['erotic story', 'nude photo', '야한 이야기', '나체 사진'],
    LOW: ['seductive', '선정적인'],
  },
  VIOLENCE: {
    HIGH: [
      'build a bomb',
      'make a bomb',
      'kill him',
      'kill her',
      '폭탄을 만드',
      '폭탄 만드',
      '죽여 버리',
    ],
    MEDIUM: ['beat him up', 'stab someone', 'shoot someone', '때려눕히', '칼로 찌르'],
    LOW: ['weapon', '무기'],
  },
  MISCONDUCT: {
    HIGH: [
      'launder money',
      'forge a document',
      'steal a car',
      '돈세탁',
      '서류를 위조',
      '문서를 위조',
    ],
    MEDIUM: ['phishing email that', 'write malware', 'evade taxes', '악성 코드를 작성', '탈세하'],
    LOW: ['hack into', '해킹하'],
  },
}
