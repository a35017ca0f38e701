import { modelsOf, US_TWO } from './models-describe.ts'

const EMBEDDERS = [
  ...US_TWO,
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
] as const

export const SPECIALIST_MODELS = [
  ...modelsOf('Cohere', 'cohere-embedding', [
    [
      'cohere.embed-v4:0',
      'Embed v4',
      {
        io: 'TI>E',
        since: '2025-10-02',
        onDemand: ['us-east-1', 'ap-northeast-1', 'eu-west-1'],
        profiles: ['us', 'eu', 'global'],
      },
    ],
    [
      'cohere.embed-multilingual-v3',
      'Embed Multilingual',
      { io: 'T>E', since: '2023-11-13', onDemand: EMBEDDERS },
    ],
    [
      'cohere.embed-english-v3',
      'Embed English',
      { io: 'T>E', since: '2023-11-13', onDemand: EMBEDDERS },
    ],
    [
      'cohere.rerank-v3-5:0',
      'Rerank 3.5',
      {
        io: 'T>T',
        since: '2024-12-01',
        onDemand: ['us-east-1', 'us-west-2', 'ap-northeast-1', 'ca-central-1', 'eu-central-1'],
        streams: false,
        body: 'none',
      },
    ],
    [
      'cohere.command-r-plus-v1:0',
      'Command R+',
      { io: 'T>T', since: '2024-04-29', onDemand: US_TWO, body: 'cohere-command' },
    ],
    [
      'cohere.command-r-v1:0',
      'Command R',
      { io: 'T>T', since: '2024-04-29', onDemand: US_TWO, body: 'cohere-command' },
    ],
  ]),
  ...modelsOf('AI21 Labs', 'chat', [
    [
      'ai21.jamba-1-5-large-v1:0',
      'Jamba 1.5 Large',
      { io: 'T>T', since: '2024-09-23', onDemand: ['us-east-1'] },
    ],
    [
      'ai21.jamba-1-5-mini-v1:0',
      'Jamba 1.5 Mini',
      { io: 'T>T', since: '2024-09-23', onDemand: ['us-east-1'] },
    ],
  ]),
  ...modelsOf('Writer', 'chat', [
    ['writer.palmyra-x5-v1:0', 'Palmyra X5', { io: 'T>T', since: '2025-04-28', profiles: ['us'] }],
    ['writer.palmyra-x4-v1:0', 'Palmyra X4', { io: 'T>T', since: '2025-04-28', profiles: ['us'] }],
  ]),
  ...modelsOf('TwelveLabs', 'none', [
    [
      'twelvelabs.pegasus-1-2-v1:0',
      'Pegasus v1.2',
      {
        io: 'TV>T',
        since: '2025-07-15',
        onDemand: ['us-west-2'],
        profiles: ['us', 'eu', 'global'],
      },
    ],
    [
      'twelvelabs.marengo-embed-3-0-v1:0',
      'Marengo Embed 3.0',
      { io: 'TIVS>E', since: '2025-10-28', onDemand: ['us-east-1', 'eu-west-1', 'ap-northeast-2'] },
    ],
  ]),
  ...modelsOf('Stability AI', 'none', [
    [
      'stability.stable-image-ultra-v1:1',
      'Stable Image Ultra 1.0',
      { io: 'TI>I', since: '2024-12-19', onDemand: ['us-west-2'] },
    ],
    [
      'stability.stable-image-core-v1:1',
      'Stable Image Core 1.0',
      { io: 'TI>I', since: '2024-12-19', onDemand: ['us-west-2'] },
    ],
    [
      'stability.sd3-5-large-v1:0',
      'Stable Diffusion 3.5 Large',
      { io: 'TI>I', since: '2024-12-19', onDemand: ['us-west-2'] },
    ],
  ]),
  ...modelsOf('Luma AI', 'none', [
    ['luma.ray-v2:0', 'Ray v2', { io: 'T>V', since: '2025-01-23', onDemand: ['us-west-2'] }],
  ]),
]
