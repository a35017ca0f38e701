import { modelsOf, US_TWO } from './models-describe.ts'

const TUNED = ['FINE_TUNING', 'DISTILLATION'] as const
const EVERYWHERE = [
  ...US_TWO,
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
] as const

export const AMAZON_MODELS = modelsOf('Amazon', 'nova', [
  [
    'amazon.nova-2-lite-v1:0',
    'Nova 2 Lite',
    {
      io: 'TIV>T',
      since: '2025-12-02',
      profiles: ['us', 'eu', 'jp', 'global'],
      customizations: ['FINE_TUNING'],
    },
  ],
  [
    'amazon.nova-premier-v1:0',
    'Nova Premier',
    { io: 'TIV>T', since: '2025-04-30', profiles: ['us'] },
  ],
  [
    'amazon.nova-pro-v1:0',
    'Nova Pro',
    {
      io: 'TIV>T',
      since: '2024-12-03',
      onDemand: ['us-east-1', 'ap-southeast-2', 'eu-west-2'],
      profiles: ['us', 'eu', 'apac'],
      customizations: TUNED,
    },
  ],
  [
    'amazon.nova-lite-v1:0',
    'Nova Lite',
    {
      io: 'TIV>T',
      since: '2024-12-03',
      onDemand: ['us-east-1', 'ap-northeast-1', 'ap-southeast-2', 'eu-north-1', 'eu-west-2'],
      profiles: ['us', 'eu', 'apac'],
      customizations: TUNED,
    },
  ],
  [
    'amazon.nova-micro-v1:0',
    'Nova Micro',
    {
      io: 'T>T',
      since: '2024-12-03',
      onDemand: ['us-east-1', 'ap-southeast-2', 'eu-west-2'],
      profiles: ['us', 'eu', 'apac'],
      customizations: TUNED,
    },
  ],
  [
    'amazon.nova-canvas-v1:0',
    'Nova Canvas',
    {
      io: 'TI>I',
      since: '2024-12-03',
      onDemand: ['us-east-1', 'ap-northeast-1', 'eu-west-1'],
      customizations: ['FINE_TUNING'],
      body: 'none',
    },
  ],
  [
    'amazon.nova-reel-v1:1',
    'Nova Reel',
    { io: 'TI>V', since: '2025-04-07', onDemand: ['us-east-1'], body: 'none' },
  ],
  [
    'amazon.nova-sonic-v1:0',
    'Nova Sonic',
    {
      io: 'S>ST',
      since: '2025-04-08',
      onDemand: ['us-east-1', 'ap-northeast-1', 'eu-north-1'],
      streams: true,
      body: 'none',
    },
  ],
  [
    'amazon.nova-2-sonic-v1:0',
    'Nova 2 Sonic',
    {
      io: 'S>ST',
      since: '2025-12-02',
      onDemand: ['us-east-1', 'us-west-2', 'ap-northeast-1'],
      streams: true,
      body: 'none',
    },
  ],
  [
    'amazon.nova-2-multimodal-embeddings-v1:0',
    'Nova 2 Multimodal Embeddings',
    { io: 'TIVS>E', since: '2025-10-28', onDemand: ['us-east-1'], body: 'none' },
  ],
  [
    'amazon.titan-text-express-v1',
    'Titan Text G1 - Express',
    {
      io: 'T>T',
      since: '2023-11-29',
      onDemand: EVERYWHERE,
      body: 'titan-text',
      legacyFrom: '2026-03-31',
      endOfLife: '2027-03-31',
    },
  ],
  [
    'amazon.titan-text-lite-v1',
    'Titan Text G1 - Lite',
    {
      io: 'T>T',
      since: '2023-11-29',
      onDemand: EVERYWHERE,
      body: 'titan-text',
      legacyFrom: '2026-03-31',
      endOfLife: '2027-03-31',
    },
  ],
  [
    'amazon.titan-embed-text-v2:0',
    'Titan Text Embeddings V2',
    {
      io: 'T>E',
      since: '2024-04-30',
      onDemand: [...EVERYWHERE, 'us-east-2', 'eu-north-1'],
      body: 'titan-embedding',
    },
  ],
  [
    'amazon.titan-embed-text-v1',
    'Titan Embeddings G1 - Text',
    {
      io: 'T>E',
      since: '2023-09-28',
      onDemand: [...US_TWO, 'ap-northeast-1', 'eu-central-1'],
      body: 'titan-embedding',
      legacyFrom: '2026-05-15',
      endOfLife: '2027-05-15',
    },
  ],
  [
    'amazon.titan-embed-image-v1',
    'Titan Multimodal Embeddings G1',
    {
      io: 'TI>E',
      since: '2023-11-29',
      onDemand: EVERYWHERE,
      customizations: ['FINE_TUNING'],
      body: 'titan-embedding',
    },
  ],
  [
    'amazon.titan-image-generator-v2:0',
    'Titan Image Generator G1 v2',
    {
      io: 'TI>I',
      since: '2024-08-06',
      onDemand: US_TWO,
      customizations: ['FINE_TUNING'],
      body: 'none',
      legacyFrom: '2026-06-30',
      endOfLife: '2027-06-30',
    },
  ],
  [
    'amazon.rerank-v1:0',
    'Rerank 1.0',
    {
      io: 'T>T',
      since: '2024-12-01',
      onDemand: ['us-west-2', 'ap-northeast-1', 'ca-central-1', 'eu-central-1'],
      streams: false,
      body: 'none',
    },
  ],
])
