import type { Korean } from '../../catalogue.ts'
import type { policy as english } from '../../en/access/policy.ts'

export const policy = {
  'may-invoke': '{{until}}까지 {{region}}에서 {{target}}을(를) 호출할 수 있습니다.',
  'may-invoke-processed':
    '{{until}}까지 {{region}}에서 {{target}}을(를) 호출할 수 있습니다. 프롬프트와 출력이 {{processedIn}}에서 처리될 수 있습니다.',
  'may-invoke-anywhere':
    '{{until}}까지 {{region}}에서 {{target}}을(를) 호출할 수 있습니다. 프롬프트와 출력이 AWS의 모든 상용 리전에서 처리될 수 있습니다.',
  'may-batch': '{{until}}까지 {{region}}에서 {{target}}(으)로 배치 작업을 시작할 수 있습니다.',
  'may-mantle':
    '{{until}}까지 {{region}}에서 bedrock-mantle로 {{target}}을(를) 호출할 수 있습니다.',
  'only-with-guardrail':
    '가드레일 {{guardrail}}의 버전 {{version}}을 사용할 때만 허용하며 다른 모든 호출은 거부합니다.',
  'no-batch': '배치 작업을 거부합니다.',
  'no-mantle': 'bedrock-mantle 호출을 거부합니다.',
} satisfies Korean<typeof english>
