import {
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BucketWorld, startWithBucket } from './bucket-world.ts'

const Bucket = 'listed-bucket'
const KEYS = [
  'a',
  'logs/2026/01/a.gz',
  'logs/2026/01/b.gz',
  'logs/2026/02/a.gz',
  'logs/2026/03',
  'logs/index',
  'z&<"\n',
  '\uFF61',
  '😀',
]

let world: BucketWorld

beforeAll(async () => {
  world = await startWithBucket(Bucket)
  const objects = world.sandbox.parts.world.stores.objects()
  for (const key of KEYS.toReversed()) {
    await objects.put(Bucket, key, Buffer.from(key), { lastModifiedMs: 1_500 })
  }
})

afterAll(() => world.close())

type Asked = Omit<ListObjectsV2CommandInput, 'Bucket'>

async function listed(asked: Asked): Promise<string[]> {
  const found: string[] = []
  for await (const page of paginateListObjectsV2({ client: world.client }, { Bucket, ...asked })) {
    for (const { Key = '' } of page.Contents ?? []) found.push(Key)
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) found.push(`[${Prefix}]`)
  }
  return found
}

describe('objects are listed', () => {
  test.each<[Asked, string[]]>([
    [{}, KEYS],
    [{ Prefix: 'logs/2026/01/' }, ['logs/2026/01/a.gz', 'logs/2026/01/b.gz']],
    [{ Delimiter: '/', Prefix: 'l' }, ['[logs/]']],
    [{ Delimiter: '/', Prefix: 'logs/' }, ['logs/index', '[logs/2026/]']],
    [
      { Delimiter: '/', Prefix: 'logs/2026/' },
      ['logs/2026/03', '[logs/2026/01/]', '[logs/2026/02/]'],
    ],
    [{ StartAfter: 'logs/2026/02/a.gz', Prefix: 'logs' }, ['logs/2026/03', 'logs/index']],
    [{ Prefix: 'nothing' }, []],
    [{ Delimiter: '.gz', Prefix: 'logs/2026/01' }, ['[logs/2026/01/a.gz]', '[logs/2026/01/b.gz]']],
  ])('%j', async (asked, expected) => {
    expect(await listed(asked)).toEqual(expected)
    // One by one, the pages come to the same.
    expect((await listed({ ...asked, MaxKeys: 1 })).sort()).toEqual(expected.toSorted())
  })

  test('with what is known of each', async () => {
    const asked = { Bucket, MaxKeys: 1, FetchOwner: true, StartAfter: '0' }
    expect(await world.client.send(new ListObjectsV2Command(asked))).toMatchObject({
      Name: Bucket,
      Prefix: '',
      MaxKeys: 1,
      KeyCount: 1,
      IsTruncated: true,
      StartAfter: '0',
      Contents: [
        {
          Key: 'a',
          Size: 1,
          ETag: '"0cc175b9c0f1b6a831c399e269772661"',
          StorageClass: 'STANDARD',
          LastModified: new Date(1_000),
          Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      ],
    })
  })

  test('percent-encoded for those who ask', async () => {
    const encoded = new ListObjectsV2Command({ Bucket, EncodingType: 'url', Prefix: 'z' })
    expect((await world.client.send(encoded)).Contents?.[0]?.Key).toBe('z%26%3C%22%0A')
  })

  test('the old way, with markers', async () => {
    const first = await world.client.send(
      new ListObjectsCommand({ Bucket, Delimiter: '/', MaxKeys: 2 }),
    )
    expect(first).toMatchObject({ IsTruncated: true, NextMarker: 'logs/' })
    const rest = await world.client.send(
      new ListObjectsCommand({ Bucket, Delimiter: '/', Marker: first.NextMarker }),
    )
    expect(rest.Contents?.map(({ Key }) => Key)).toEqual(['z&<"\n', '\uFF61', '😀'])
    expect(rest.CommonPrefixes).toBeUndefined()
  })

  test('not with a token that nobody gave', async () => {
    const asked = new ListObjectsV2Command({ Bucket, ContinuationToken: 'invented' })
    await expect(world.client.send(asked)).rejects.toMatchObject({ name: 'InvalidArgument' })
    const none = await world.client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }))
    expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false })
  })
})

test('a group of thousands is skipped, not walked through', async () => {
  const objects = world.sandbox.parts.world.stores.objects()
  for (let index = 0; index < 5_000; index += 1) {
    await objects.put(Bucket, `many/${index % 50}/${index}`, Buffer.of(), { lastModifiedMs: 0 })
  }
  expect(await listed({ Prefix: 'many/', Delimiter: '/' })).toHaveLength(50)
  expect(await listed({ Prefix: 'many/' })).toHaveLength(5_000)
})
