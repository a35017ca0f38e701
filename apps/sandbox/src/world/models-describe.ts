import type { BodyFamily, FoundationModel, Modality } from './models.ts'
import type { Geography } from './models-geographies.ts'

const LETTERS: Readonly<Record<string, Modality>> = {
  T: 'TEXT',
  I: 'IMAGE',
  E: 'EMBEDDING',
  V: 'VIDEO',
  S: 'SPEECH',
}

function modalities(letters: string): Modality[] {
  return [...letters].flatMap((letter) => LETTERS[letter] ?? [])
}

export interface ModelFacts {
  /** First letters of the modalities: `TI>T` takes text and images and gives text. */
  readonly io: string
  readonly since: string
  readonly onDemand?: readonly string[]
  readonly profiles?: readonly Geography[]
  readonly streams?: boolean
  readonly customizations?: FoundationModel['customizations']
  readonly body?: BodyFamily
  readonly legacyFrom?: string
  readonly endOfLife?: string
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`
}

/** Writes the rows of one provider: what all of its models share is said once. */
export function modelsOf(
  provider: string,
  body: BodyFamily,
  rows: readonly (readonly [string, string, ModelFacts])[],
) {
  return rows.map(([id, name, facts]): FoundationModel => {
    const [input = '', output = ''] = facts.io.split('>')
    return {
      id,
      name,
      provider,
      input: modalities(input),
      output: modalities(output),
      isStreaming: facts.streams ?? output === 'T',
      onDemand: facts.onDemand ?? [],
      profiles: facts.profiles ?? [],
      customizations: facts.customizations ?? [],
      body: facts.body ?? body,
      startOfLife: midnight(facts.since),
      ...(facts.legacyFrom === undefined ? {} : { legacyFrom: midnight(facts.legacyFrom) }),
      ...(facts.endOfLife === undefined ? {} : { endOfLife: midnight(facts.endOfLife) }),
    }
  })
}

export const US_TWO = ['us-east-1', 'us-west-2'] as const
export const US_THREE = ['us-east-1', 'us-east-2', 'us-west-2'] as const
/** Where open-weight models are usually served. */
export const WIDE = [
  ...US_THREE,
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-2',
  'sa-east-1',
] as const
