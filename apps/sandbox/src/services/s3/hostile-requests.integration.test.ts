import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '../../server.ts'

const BUCKET = 'gatehouse-bedrock-logs-000000000202-us-east-1'

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, oidcClientSecret: 'unused' })
})

afterAll(() => sandbox.close())

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIASANDBOXADMIN202/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0'

const subresource = fc.constantFrom(
  ...['', 'policy', 'encryption', 'tagging', 'lifecycle', 'logging', 'versioning', 'object-lock'],
  ...['delete', 'publicAccessBlock', 'ownershipControls', 'list-type=2', 'acl', 'location', 'cors'],
  ...['uploads', 'max-keys=x', 'max-keys=-1', 'versionId=v', 'list-type=2&continuation-token=%00'],
)

const body = fc.oneof(
  fc.constantFrom(
    '',
    '<',
    '<a/>',
    '<a><b></a>',
    '{"Statement":[null]}',
    '{"Statement":{"Effect":"Allow","Principal":1,"Action":{},"Resource":[{}]}}',
    '<Delete><Object><Key></Key></Object></Delete>',
    '<Delete><Object/><Quiet>perhaps</Quiet></Delete>',
    '<Tagging><TagSet><Tag/><Tag><__proto__>1</__proto__></Tag></TagSet></Tagging>',
    '<LifecycleConfiguration><Rule><Expiration><Date>soon</Date></Expiration></Rule></LifecycleConfiguration>',
    '<VersioningConfiguration><Status>Maybe</Status></VersioningConfiguration>',
    '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><Tagging>&c;&c;&c;</Tagging>',
    `${'<a>'.repeat(20_000)}`,
  ),
  fc.string({ maxLength: 60 }),
)

const header = fc.constantFrom<Record<string, string>>(
  {},
  { range: 'bytes=-0' },
  { 'if-modified-since': 'yesterday' },
  { 'content-md5': 'x' },
  { 'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' },
  { 'content-encoding': 'aws-chunked', 'x-amz-trailer': 'x-amz-checksum-crc32' },
  { 'x-amz-copy-source': '%' },
  { 'x-amz-copy-source': '/none/key?versionId=1' },
  { 'x-amz-meta-__proto__': 'polluted' },
  { 'x-amz-checksum-sha256': '!' },
  { 'x-amz-storage-class': 'ATTIC' },
)

test('no request makes S3 fail', async () => {
  const path = fc.oneof(
    fc.constantFrom(
      '',
      BUCKET,
      `${BUCKET}/`,
      `${BUCKET}/%`,
      `${BUCKET}/..%2F`,
      '__proto__',
      '%00/x',
    ),
    fc.string({ maxLength: 20 }).map((key) => `${BUCKET}/${encodeURIComponent(key)}`),
  )
  const request = fc.record({
    method: fc.constantFrom('GET', 'PUT', 'DELETE', 'POST', 'HEAD'),
    path,
    subresource,
    body,
    header,
  })
  await fc.assert(
    fc.asyncProperty(request, async (each) => {
      const hasBody = each.method !== 'GET' && each.method !== 'HEAD'
      const answer = await fetch(`${sandbox.url}/${each.path}?${each.subresource}`, {
        method: each.method,
        headers: { authorization: AUTHORIZATION, ...each.header },
        ...(hasBody ? { body: each.body } : {}),
      })
      const text = await answer.text()
      expect([answer.status === 500, text]).toEqual([false, expect.any(String)])
      if (answer.status >= 400 && each.method !== 'HEAD') {
        expect(text).toMatch(/<Error><Code>\w+<\/Code>.*<RequestId>.*<\/Error>$/s)
      }
    }),
    { numRuns: 600 },
  )
}, 60_000)
