import { CARE } from '../texts/care.ts'
import { BASELINE, BY_PEOPLE, CUSTOMER_DATA, HAIKU, service, type Workload } from '../workload.ts'

export const CARE_WORK: readonly Workload[] = [
  {
    team: 'customer-care',
    app: 'care-assistant',
    environment: 'prod',
    region: 'ap-northeast-2',
    callers: service('care-assistant-service', 'assistant', 6),
    rhythm: 'customers',
    weight: 18,
    korean: 0.8,
    isStreaming: true,
    interface: 'converse',
    models: [
      [`global.${HAIKU}`, 7],
      ['apac.amazon.nova-pro-v1:0', 3],
    ],
    shapes: [
      ['plain', 3],
      ['chat', 5],
      ['long-chat', 1.45],
    ],
    guardrail: { ...BASELINE, isTraced: true },
    isCached: true,
    trade: CARE,
  },
  {
    team: 'customer-care',
    app: 'reply-drafts',
    ...BY_PEOPLE,
    region: 'us-east-1',
    weight: 4,
    korean: 0.6,
    isStreaming: true,
    interface: 'native',
    models: [
      [`us.${HAIKU}`, 4],
      ['us.amazon.nova-lite-v1:0', 2],
    ],
    shapes: [['plain', 1]],
    guardrail: { ...CUSTOMER_DATA, isTraced: true },
    trade: CARE,
  },
]
