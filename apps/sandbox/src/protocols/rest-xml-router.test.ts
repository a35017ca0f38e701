import * as s3 from '@aws-sdk/client-s3'
import { describe, expect, test } from 'vitest'
import { operation } from '../operation.ts'
import { s3Address } from './rest-xml-address.ts'
import { restXmlRouter } from './rest-xml-router.ts'
import type { WireRequest } from './wire.ts'

const modelled = Object.values(s3).flatMap((schema) =>
  Array.isArray(schema) && schema[0] === 9
    ? [
        operation({
          service: 's3',
          schema: schema as never,
          authorize: () => [],
          handle: () => ({}),
        }),
      ]
    : [],
)
const route = restXmlRouter(modelled)

function request(method: string, url: string, headers: Record<string, string> = {}): WireRequest {
  const [path = '', query = ''] = url.split('?')
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { host: '127.0.0.1:4566', ...headers },
    body: Buffer.alloc(0),
  }
}

describe('a request to S3 is', () => {
  test.each([
    ['GET', '/', 'ListBuckets'],
    ['GET', '/?x-id=ListBuckets', 'ListBuckets'],
    ['GET', '/b', 'ListObjects'],
    ['GET', '/b/', 'ListObjects'],
    ['GET', '/b?prefix=x', 'ListObjects'],
    ['GET', '/b?list-type=2&prefix=x', 'ListObjectsV2'],
    ['GET', '/b?versions', 'ListObjectVersions'],
    ['GET', '/b?uploads', 'ListMultipartUploads'],
    ['GET', '/b?location=', 'GetBucketLocation'],
    ['GET', '/b?policyStatus', 'GetBucketPolicyStatus'],
    ['GET', '/b?object-lock', 'GetObjectLockConfiguration'],
    ['GET', '/b?analytics', 'ListBucketAnalyticsConfigurations'],
    ['GET', '/b?analytics&id=1', 'GetBucketAnalyticsConfiguration'],
    ['HEAD', '/b', 'HeadBucket'],
    ['PUT', '/b', 'CreateBucket'],
    ['PUT', '/b?tagging', 'PutBucketTagging'],
    ['POST', '/b?delete', 'DeleteObjects'],
    ['DELETE', '/b', 'DeleteBucket'],
    ['GET', '/b/k', 'GetObject'],
    ['GET', '/b/k?x-id=GetObject', 'GetObject'],
    ['GET', '/b/k?uploadId=1', 'ListParts'],
    ['GET', '/b/k?tagging', 'GetObjectTagging'],
    ['HEAD', '/b/k', 'HeadObject'],
    ['PUT', '/b/k', 'PutObject'],
    ['PUT', '/b/k?partNumber=1&uploadId=1', 'UploadPart'],
    ['POST', '/b/k?uploads', 'CreateMultipartUpload'],
    ['POST', '/b/k?uploadId=1', 'CompleteMultipartUpload'],
    ['DELETE', '/b/k', 'DeleteObject'],
    ['DELETE', '/b/k?uploadId=1', 'AbortMultipartUpload'],
    ['PATCH', '/b/k', undefined],
  ])('%s %s', (method, url, expected) => {
    expect(route(request(method, url))?.operation.schema[2]).toBe(expected)
  })

  test('a copy where it names a source', () => {
    const headers = { 'x-amz-copy-source': '/a/b' }
    const named = (url: string) => route(request('PUT', url, headers))?.operation.schema[2]
    expect([named('/b/k'), named('/b/k?partNumber=1&uploadId=1')]).toEqual([
      'CopyObject',
      'UploadPartCopy',
    ])
  })
})

test.each([
  ['127.0.0.1:4566', '/b/a%2Fb//c%20d', { bucket: 'b', key: 'a/b//c d' }],
  ['localhost:4566', '/b', { bucket: 'b' }],
  ['b.localhost:4566', '/k', { bucket: 'b', key: 'k' }],
  ['b.localhost', '/', { bucket: 'b' }],
  ['s3.us-east-1.amazonaws.com', '/b//k', { bucket: 'b', key: '/k' }],
  ['b.c.s3.us-east-1.amazonaws.com', '/..', { bucket: 'b.c', key: '..' }],
  ['b.s3.amazonaws.com', '/', { bucket: 'b' }],
  ['sandbox.internal', '/b/k', { bucket: 'b', key: 'k' }],
  ['[::1]:4566', '/', {}],
])('%s%s', (host, path, expected) => {
  expect(s3Address(request('GET', path, { host }))).toEqual(expected)
})
