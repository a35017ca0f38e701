import { CODE } from '../texts/code.ts'
import { BY_PEOPLE, SONNET, service, type Workload } from '../workload.ts'

export const CODE_WORK: readonly Workload[] = [
  {
    team: 'developer-tools',
    app: 'code-assistant',
    ...BY_PEOPLE,
    region: 'us-east-1',
    weight: 9,
    korean: 0.5,
    isStreaming: true,
    interface: 'converse',
    models: [
      ['us.anthropic.claude-sonnet-5', 5],
      [`us.${SONNET}`, 3],
      ['us.anthropic.claude-opus-4-8', 1],
    ],
    shapes: [
      ['plain', 4],
      ['chat', 4],
      ['tools', 2],
      ['long-chat', 0.5],
    ],
    isCached: true,
    trade: CODE,
  },
  {
    team: 'developer-tools',
    app: 'review-bot',
    environment: 'prod',
    region: 'us-east-1',
    callers: service('developer-tools', 'review-bot', 2),
    rhythm: 'seoul-office',
    weight: 4,
    korean: 0.3,
    isStreaming: false,
    interface: 'native',
    models: [
      [`us.${SONNET}`, 3],
      ['qwen.qwen3-coder-30b-a3b-v1:0', 2],
    ],
    shapes: [['plain', 1]],
    trade: CODE,
  },
  {
    team: 'developer-tools',
    app: 'model-evaluation',
    ...BY_PEOPLE,
    region: 'us-west-2',
    weight: 1.5,
    korean: 0.3,
    isStreaming: false,
    interface: 'converse',
    models: [
      ['us.meta.llama3-3-70b-instruct-v1:0', 2],
      [`us.${SONNET}`, 2],
      ['openai.gpt-oss-120b-1:0', 1],
    ],
    shapes: [['plain', 1]],
    trade: CODE,
  },
]
