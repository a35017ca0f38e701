import { DOCUMENTS } from '../texts/documents.ts'
import { BY_PEOPLE, CUSTOMER_DATA, HAIKU, SONNET, service, type Workload } from '../workload.ts'

export const DOCUMENTS_WORK: readonly Workload[] = [
  {
    team: 'document-ai',
    app: 'document-extraction',
    environment: 'prod',
    region: 'us-east-1',
    callers: service('document-ai', 'extractor', 4),
    rhythm: 'night-batch',
    weight: 6.5,
    korean: 0.5,
    isStreaming: false,
    interface: 'converse',
    models: [
      ['us.amazon.nova-pro-v1:0', 4],
      [`us.${HAIKU}`, 3],
      ['arn:us.amazon.nova-lite-v1:0', 2],
    ],
    shapes: [
      ['plain', 95],
      ['large-document', 1.6],
      ['image', 2.4],
    ],
    guardrail: { ...CUSTOMER_DATA, isTraced: false },
    trade: DOCUMENTS,
  },
  {
    team: 'document-ai',
    app: 'terms-search',
    ...BY_PEOPLE,
    region: 'ap-northeast-2',
    weight: 3,
    korean: 0.8,
    isStreaming: false,
    interface: 'converse',
    models: [
      [`global.${SONNET}`, 2],
      ['apac.amazon.nova-pro-v1:0', 2],
    ],
    shapes: [
      ['plain', 4],
      ['tools', 5],
      ['chat', 2],
    ],
    trade: DOCUMENTS,
  },
]
