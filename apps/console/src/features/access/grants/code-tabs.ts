import type { grantCode } from '@gatehouse/contract/access'
import type { z } from 'zod'

export type CodeSample = z.infer<typeof grantCode>['samples'][number]
export const languages = [
  'typescript',
  'python',
  'cli',
] as const satisfies readonly CodeSample['language'][]

export function regionsOf(samples: readonly CodeSample[]): readonly string[] {
  return [...new Set(samples.map((sample) => sample.region))]
}

/** The samples of one Region in the order of the tabs; a language that the server leaves out has no tab. */
export function samplesFor(samples: readonly CodeSample[], region: string): readonly CodeSample[] {
  return languages.flatMap(
    (language) =>
      samples.find((sample) => sample.region === region && sample.language === language) ?? [],
  )
}
