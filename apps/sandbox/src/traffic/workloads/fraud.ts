import { FRAUD } from '../texts/fraud.ts'
import { BASELINE, BY_PEOPLE, HAIKU, SONNET, service, type Workload } from '../workload.ts'

export const FRAUD_WORK: readonly Workload[] = [
  {
    team: 'fraud-detection',
    app: 'fraud-scoring',
    environment: 'prod',
    region: 'us-east-1',
    callers: service('fraud-detection', 'scorer', 4),
    rhythm: 'machines',
    weight: 13,
    korean: 0.3,
    isStreaming: false,
    interface: 'native',
    models: [
      [`us.${HAIKU}`, 5],
      ['us.amazon.nova-pro-v1:0', 2],
      ['openai.gpt-oss-120b-1:0', 3],
    ],
    shapes: [['plain', 1]],
    guardrail: { ...BASELINE, isTraced: false },
    trade: FRAUD,
  },
  {
    team: 'fraud-detection',
    app: 'ring-analysis',
    ...BY_PEOPLE,
    region: 'ap-northeast-2',
    weight: 4,
    korean: 0.7,
    isStreaming: true,
    interface: 'converse',
    models: [
      [`global.${SONNET}`, 4],
      ['global.anthropic.claude-opus-4-8', 1],
      ['openai.gpt-oss-20b-1:0', 1],
    ],
    shapes: [
      ['plain', 4],
      ['chat', 5],
      ['tools', 2],
      ['long-chat', 0.3],
    ],
    trade: FRAUD,
  },
]
