import { modelsOf, US_TWO, WIDE } from './models-describe.ts'

const OLD = [
  ...US_TWO,
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
] as const

export const MISTRAL_MODELS = modelsOf('Mistral AI', 'mistral', [
  [
    'mistral.mistral-large-3-675b-instruct',
    'Mistral Large 3',
    { io: 'TI>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.ministral-3-14b-instruct',
    'Ministral 3 14B',
    { io: 'TI>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.ministral-3-8b-instruct',
    'Ministral 3 8B',
    { io: 'TI>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.ministral-3-3b-instruct',
    'Ministral 3 3B',
    { io: 'TI>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.magistral-small-2509',
    'Magistral Small 2509',
    { io: 'TI>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.voxtral-small-24b-2507',
    'Voxtral Small 24B 2507',
    { io: 'ST>T', since: '2025-12-02', onDemand: WIDE, body: 'chat' },
  ],
  [
    'mistral.pixtral-large-2502-v1:0',
    'Pixtral Large (25.02)',
    { io: 'TI>T', since: '2025-04-08', profiles: ['us', 'eu'], body: 'chat' },
  ],
  [
    'mistral.mistral-large-2407-v1:0',
    'Mistral Large (24.07)',
    { io: 'T>T', since: '2024-07-24', onDemand: ['us-west-2'], body: 'chat' },
  ],
  [
    'mistral.mistral-large-2402-v1:0',
    'Mistral Large (24.02)',
    { io: 'T>T', since: '2024-04-02', onDemand: OLD },
  ],
  [
    'mistral.mistral-small-2402-v1:0',
    'Mistral Small (24.02)',
    { io: 'T>T', since: '2024-05-24', onDemand: ['us-east-1'] },
  ],
  [
    'mistral.mixtral-8x7b-instruct-v0:1',
    'Mixtral 8x7B Instruct',
    { io: 'T>T', since: '2024-03-01', onDemand: OLD },
  ],
  [
    'mistral.mistral-7b-instruct-v0:2',
    'Mistral 7B Instruct',
    { io: 'T>T', since: '2024-03-01', onDemand: OLD },
  ],
])
