import { modelsOf, US_TWO } from './models-describe.ts'

export const META_MODELS = modelsOf('Meta', 'llama', [
  [
    'meta.llama4-maverick-17b-instruct-v1:0',
    'Llama 4 Maverick 17B Instruct',
    { io: 'TI>T', since: '2025-04-28', profiles: ['us'] },
  ],
  [
    'meta.llama4-scout-17b-instruct-v1:0',
    'Llama 4 Scout 17B Instruct',
    { io: 'TI>T', since: '2025-04-28', profiles: ['us'] },
  ],
  [
    'meta.llama3-3-70b-instruct-v1:0',
    'Llama 3.3 70B Instruct',
    {
      io: 'T>T',
      since: '2024-12-19',
      onDemand: ['us-east-2'],
      profiles: ['us'],
      customizations: ['DISTILLATION'],
    },
  ],
  [
    'meta.llama3-2-90b-instruct-v1:0',
    'Llama 3.2 90B Instruct',
    { io: 'TI>T', since: '2024-09-25', profiles: ['us'] },
  ],
  [
    'meta.llama3-2-11b-instruct-v1:0',
    'Llama 3.2 11B Instruct',
    { io: 'TI>T', since: '2024-09-25', profiles: ['us'] },
  ],
  [
    'meta.llama3-2-3b-instruct-v1:0',
    'Llama 3.2 3B Instruct',
    { io: 'T>T', since: '2024-09-25', profiles: ['us', 'eu'] },
  ],
  [
    'meta.llama3-2-1b-instruct-v1:0',
    'Llama 3.2 1B Instruct',
    { io: 'T>T', since: '2024-09-25', profiles: ['us', 'eu'] },
  ],
  [
    'meta.llama3-1-405b-instruct-v1:0',
    'Llama 3.1 405B Instruct',
    { io: 'T>T', since: '2024-07-23', onDemand: ['us-west-2'], profiles: ['us'] },
  ],
  [
    'meta.llama3-1-70b-instruct-v1:0',
    'Llama 3.1 70B Instruct',
    {
      io: 'T>T',
      since: '2024-07-23',
      onDemand: ['us-west-2'],
      profiles: ['us'],
      customizations: ['FINE_TUNING', 'DISTILLATION'],
    },
  ],
  [
    'meta.llama3-1-8b-instruct-v1:0',
    'Llama 3.1 8B Instruct',
    {
      io: 'T>T',
      since: '2024-07-23',
      onDemand: ['us-west-2'],
      profiles: ['us'],
      customizations: ['FINE_TUNING', 'DISTILLATION'],
    },
  ],
  [
    'meta.llama3-70b-instruct-v1:0',
    'Llama 3 70B Instruct',
    {
      io: 'T>T',
      since: '2024-04-23',
      onDemand: [...US_TWO, 'ap-south-1', 'ca-central-1', 'eu-west-2'],
    },
  ],
  [
    'meta.llama3-8b-instruct-v1:0',
    'Llama 3 8B Instruct',
    {
      io: 'T>T',
      since: '2024-04-23',
      onDemand: [...US_TWO, 'ap-south-1', 'ca-central-1', 'eu-west-2'],
    },
  ],
])
