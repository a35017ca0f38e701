export type Geography = 'us' | 'eu' | 'apac' | 'jp' | 'au' | 'global'

interface Routes {
  readonly label: string
  readonly anthropic: readonly string[]
  readonly others: readonly string[]
}

/**
 * Destination Regions of the geographic profiles.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
 */
export const GEOGRAPHIES: Readonly<Record<Exclude<Geography, 'global'>, Routes>> = {
  us: {
    label: 'US',
    anthropic: ['us-east-1', 'us-east-2', 'us-west-2'],
    others: ['us-east-1', 'us-east-2', 'us-west-2'],
  },
  eu: {
    label: 'EU',
    anthropic: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
    others: ['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-3'],
  },
  apac: {
    label: 'APAC',
    anthropic: [
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
    ],
    others: ['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  },
  jp: {
    label: 'JP',
    anthropic: ['ap-northeast-1', 'ap-northeast-3'],
    others: ['ap-northeast-1', 'ap-northeast-3'],
  },
  au: {
    label: 'AU',
    anthropic: ['ap-southeast-2', 'ap-southeast-4'],
    others: ['ap-southeast-2', 'ap-southeast-4'],
  },
}

/** Regions from which a `global.` profile can be called. */
export const GLOBAL_SOURCES: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
]
