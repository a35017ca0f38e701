import { modelsOf } from './models-describe.ts'

export const ANTHROPIC_MODELS = modelsOf('Anthropic', 'anthropic', [
  [
    'anthropic.claude-sonnet-5',
    'Claude Sonnet 5',
    { io: 'TI>T', since: '2026-07-14', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
  ],
  [
    'anthropic.claude-opus-4-8',
    'Claude Opus 4.8',
    { io: 'TI>T', since: '2026-06-16', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
  ],
  [
    'anthropic.claude-opus-4-7',
    'Claude Opus 4.7',
    { io: 'TI>T', since: '2026-04-16', profiles: ['us', 'eu', 'jp', 'global'] },
  ],
  [
    'anthropic.claude-sonnet-4-6',
    'Claude Sonnet 4.6',
    { io: 'TI>T', since: '2026-02-17', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
  ],
  [
    'anthropic.claude-opus-4-6-v1',
    'Claude Opus 4.6',
    { io: 'TI>T', since: '2026-02-05', profiles: ['us', 'eu', 'au', 'global'] },
  ],
  [
    'anthropic.claude-opus-4-5-20251101-v1:0',
    'Claude Opus 4.5',
    { io: 'TI>T', since: '2025-11-24', profiles: ['us', 'eu', 'global'] },
  ],
  [
    'anthropic.claude-haiku-4-5-20251001-v1:0',
    'Claude Haiku 4.5',
    { io: 'TI>T', since: '2025-10-15', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
  ],
  [
    'anthropic.claude-sonnet-4-5-20250929-v1:0',
    'Claude Sonnet 4.5',
    { io: 'TI>T', since: '2025-09-29', profiles: ['us', 'eu', 'jp', 'au', 'global'] },
  ],
  [
    'anthropic.claude-opus-4-1-20250805-v1:0',
    'Claude Opus 4.1',
    {
      io: 'TI>T',
      since: '2025-08-05',
      profiles: ['us'],
      legacyFrom: '2026-07-01',
      endOfLife: '2027-02-01',
    },
  ],
  [
    'anthropic.claude-sonnet-4-20250514-v1:0',
    'Claude Sonnet 4',
    {
      io: 'TI>T',
      since: '2025-05-22',
      profiles: ['us', 'eu', 'apac', 'global'],
      legacyFrom: '2026-07-01',
      endOfLife: '2027-02-01',
    },
  ],
  [
    'anthropic.claude-3-7-sonnet-20250219-v1:0',
    'Claude 3.7 Sonnet',
    {
      io: 'TI>T',
      since: '2025-02-24',
      profiles: ['us', 'eu', 'apac'],
      legacyFrom: '2025-10-28',
      endOfLife: '2026-04-28',
    },
  ],
  [
    'anthropic.claude-3-5-haiku-20241022-v1:0',
    'Claude 3.5 Haiku',
    {
      io: 'T>T',
      since: '2024-11-04',
      onDemand: ['us-west-2'],
      profiles: ['us'],
      legacyFrom: '2026-01-15',
      endOfLife: '2027-01-15',
      customizations: ['DISTILLATION'],
    },
  ],
  [
    'anthropic.claude-3-5-sonnet-20240620-v1:0',
    'Claude 3.5 Sonnet',
    {
      io: 'TI>T',
      since: '2024-06-20',
      onDemand: [
        'us-east-1',
        'us-west-2',
        'ap-northeast-1',
        'ap-northeast-2',
        'ap-southeast-1',
        'eu-central-1',
      ],
      profiles: ['us', 'eu', 'apac'],
      legacyFrom: '2025-08-25',
      endOfLife: '2026-03-01',
    },
  ],
  [
    'anthropic.claude-3-haiku-20240307-v1:0',
    'Claude 3 Haiku',
    {
      io: 'TI>T',
      since: '2024-03-13',
      onDemand: [
        'us-east-1',
        'us-west-2',
        'ap-northeast-1',
        'ap-northeast-2',
        'ap-south-1',
        'ap-southeast-2',
        'eu-central-1',
        'eu-west-1',
        'eu-west-2',
        'eu-west-3',
      ],
      profiles: ['us', 'eu', 'apac'],
      legacyFrom: '2026-03-10',
      endOfLife: '2027-03-10',
      customizations: ['FINE_TUNING'],
    },
  ],
])
