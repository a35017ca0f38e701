import type { LoggedInvocation } from '../services/bedrock-runtime/logged-invocation.ts'
import { drawing } from './large-bodies.ts'
import type { NamedModel } from './named-models.ts'
import type { Facts } from './texts/facts.ts'

const SCENES = [
  'A bright kitchen after a small leak, a friendly adjuster with a tablet, soft morning light, no text',
  'A family beside an electric car at the coast, flat illustration in blue and sand colours',
  'An umbrella over a tiny city, paper-cut style, wide banner for a home insurance page',
  '비 오는 날 우산을 쓴 가족, 따뜻한 색감의 일러스트, 글자 없음',
  '작은 음식점 앞에서 웃는 사장님, 수채화 느낌, 넓은 배너',
]

type Common = Omit<LoggedInvocation, 'operation' | 'input' | 'output' | 'tokens' | 'latencyMs'>

/** A picture for a campaign: the answer is too large for an event. */
export function drawingCall(common: Common, model: NamedModel, { dice }: Facts): LoggedInvocation {
  const size = dice.pick([512, 1024])
  return {
    ...common,
    operation: 'InvokeModel',
    input: {
      kind: 'json',
      value: {
        taskType: 'TEXT_IMAGE',
        textToImageParams: { text: dice.pick(SCENES) },
        imageGenerationConfig: {
          numberOfImages: 1,
          width: size,
          height: size,
          cfgScale: 7,
          seed: dice.between(0, 2_147_483),
        },
      },
    },
    output: { kind: 'json', value: { images: [drawing(dice)], error: null } },
    outputImageCount: 1,
    tokens: { input: 0, output: 0 },
    latencyMs: dice.skewed(model.foundationId.includes('canvas') ? 9000 : 6500),
  }
}
