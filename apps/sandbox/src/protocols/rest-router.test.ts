import { GetInferenceProfile$, ListInferenceProfiles$, TagResource$ } from '@aws-sdk/client-bedrock'
import { Converse$, ConverseStream$ } from '@aws-sdk/client-bedrock-runtime'
import { describe, expect, test } from 'vitest'
import { operation } from '../operation.ts'
import { restRouter } from './rest-router.ts'

const route = restRouter(
  [GetInferenceProfile$, ListInferenceProfiles$, TagResource$, Converse$, ConverseStream$].map(
    (schema) => operation({ service: 'bedrock', schema, authorize: () => [], handle: () => ({}) }),
  ),
)
const named = (method: string, path: string) => {
  const match = route(method, path)
  return match && [match.operation.schema[2], match.labels]
}

describe('a REST path', () => {
  test.each([
    ['GET', '/inference-profiles', ['ListInferenceProfiles', {}]],
    [
      'GET',
      '/inference-profiles/us.x%3A0',
      ['GetInferenceProfile', { inferenceProfileIdentifier: 'us.x:0' }],
    ],
    [
      'GET',
      '/inference-profiles/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.x',
      [
        'GetInferenceProfile',
        { inferenceProfileIdentifier: 'arn:aws:bedrock:us-east-1:1:inference-profile/us.x' },
      ],
    ],
    ['POST', '/model/m%3A0/converse', ['Converse', { modelId: 'm:0' }]],
    ['POST', '/model/m%3A0/converse-stream', ['ConverseStream', { modelId: 'm:0' }]],
    ['DELETE', '/inference-profiles', undefined],
    ['GET', '/inference-profiles/a/b', undefined],
  ])('%s %s', (method, path, expected) => {
    expect(named(method, path)).toEqual(expected)
  })
})
