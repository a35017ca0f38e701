import { modelsOf, US_THREE, WIDE } from './models-describe.ts'

const QWEN_LARGE = [
  ...US_THREE,
  'eu-central-1',
  'eu-north-1',
  'ap-northeast-1',
  'ap-south-1',
] as const

export const OPEN_WEIGHT_MODELS = [
  ...modelsOf('DeepSeek', 'chat', [
    ['deepseek.v3.2', 'DeepSeek V3.2', { io: 'T>T', since: '2026-02-10', onDemand: WIDE }],
    [
      'deepseek.v3-v1:0',
      'DeepSeek-V3.1',
      {
        io: 'T>T',
        since: '2025-09-18',
        onDemand: [
          'us-east-2',
          'us-west-2',
          'ap-northeast-1',
          'ap-south-1',
          'eu-north-1',
          'eu-west-2',
        ],
      },
    ],
    [
      'deepseek.r1-v1:0',
      'DeepSeek-R1',
      { io: 'T>T', since: '2025-03-10', profiles: ['us'], body: 'mistral' },
    ],
  ]),
  ...modelsOf('Qwen', 'chat', [
    [
      'qwen.qwen3-next-80b-a3b',
      'Qwen3 Next 80B A3B',
      { io: 'T>T', since: '2025-12-02', onDemand: WIDE },
    ],
    [
      'qwen.qwen3-vl-235b-a22b',
      'Qwen3 VL 235B A22B',
      { io: 'TI>T', since: '2025-12-02', onDemand: WIDE },
    ],
    [
      'qwen.qwen3-coder-480b-a35b-v1:0',
      'Qwen3 Coder 480B A35B Instruct',
      {
        io: 'T>T',
        since: '2025-09-18',
        onDemand: [
          'us-east-2',
          'us-west-2',
          'eu-north-1',
          'eu-west-2',
          'ap-northeast-1',
          'ap-south-1',
        ],
      },
    ],
    [
      'qwen.qwen3-coder-30b-a3b-v1:0',
      'Qwen3-Coder-30B-A3B-Instruct',
      { io: 'T>T', since: '2025-09-18', onDemand: WIDE },
    ],
    [
      'qwen.qwen3-235b-a22b-2507-v1:0',
      'Qwen3 235B A22B 2507',
      { io: 'T>T', since: '2025-09-18', onDemand: QWEN_LARGE },
    ],
    [
      'qwen.qwen3-32b-v1:0',
      'Qwen3 32B (dense)',
      { io: 'T>T', since: '2025-09-18', onDemand: [...WIDE, 'ap-northeast-2'] },
    ],
  ]),
  ...modelsOf('OpenAI', 'chat', [
    [
      'openai.gpt-oss-120b-1:0',
      'gpt-oss-120b',
      { io: 'T>T', since: '2025-08-05', onDemand: [...WIDE, 'ap-northeast-2'] },
    ],
    [
      'openai.gpt-oss-20b-1:0',
      'gpt-oss-20b',
      { io: 'T>T', since: '2025-08-05', onDemand: [...WIDE, 'ap-northeast-2'] },
    ],
    [
      'openai.gpt-oss-safeguard-120b',
      'gpt-oss-safeguard-120b',
      { io: 'T>T', since: '2025-12-02', onDemand: WIDE },
    ],
    [
      'openai.gpt-oss-safeguard-20b',
      'gpt-oss-safeguard-20b',
      { io: 'T>T', since: '2025-12-02', onDemand: WIDE },
    ],
  ]),
  ...modelsOf('Google', 'chat', [
    [
      'google.gemma-3-27b-it',
      'Gemma 3 27B IT',
      { io: 'TI>T', since: '2025-12-02', onDemand: WIDE },
    ],
    [
      'google.gemma-3-12b-it',
      'Gemma 3 12B IT',
      { io: 'TI>T', since: '2025-12-02', onDemand: WIDE },
    ],
    ['google.gemma-3-4b-it', 'Gemma 3 4B IT', { io: 'TI>T', since: '2025-12-02', onDemand: WIDE }],
  ]),
  ...modelsOf('Moonshot AI', 'chat', [
    [
      'moonshot.kimi-k2-thinking',
      'Kimi K2 Thinking',
      { io: 'T>T', since: '2025-12-02', onDemand: WIDE },
    ],
  ]),
  ...modelsOf('MiniMax', 'chat', [
    ['minimax.minimax-m2', 'MiniMax M2', { io: 'T>T', since: '2025-12-02', onDemand: WIDE }],
  ]),
  ...modelsOf('NVIDIA', 'chat', [
    [
      'nvidia.nemotron-nano-12b-v2',
      'Nemotron Nano 12B v2 VL',
      { io: 'TI>T', since: '2025-12-02', onDemand: WIDE },
    ],
    [
      'nvidia.nemotron-nano-9b-v2',
      'Nemotron Nano 9B v2',
      { io: 'T>T', since: '2025-12-02', onDemand: WIDE },
    ],
  ]),
]
