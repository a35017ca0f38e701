import { describe, expect, it } from 'vitest'
import { type CodeSample, regionsOf, samplesFor } from './code-tabs.ts'

const sample = (region: string, language: CodeSample['language']): CodeSample => ({
  region,
  language,
  install: null,
  code: `${language} in ${region}`,
})
const samples = [
  sample('us-east-1', 'cli'),
  sample('us-east-1', 'typescript'),
  sample('eu-central-1', 'python'),
  sample('us-east-1', 'python'),
]

describe('tabs of code', () => {
  it('are one a language in a fixed order, for one Region', () => {
    expect(samplesFor(samples, 'us-east-1').map((one) => one.code)).toEqual([
      'typescript in us-east-1',
      'python in us-east-1',
      'cli in us-east-1',
    ])
  })
  it('leave out what the server left out', () => {
    expect(samplesFor(samples, 'eu-central-1').map((one) => one.language)).toEqual(['python'])
    expect(samplesFor(samples, 'us-west-2')).toEqual([])
  })
  it('know their Regions in the order of the server', () => {
    expect(regionsOf(samples)).toEqual(['us-east-1', 'eu-central-1'])
  })
})
