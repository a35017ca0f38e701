import { createHash } from 'node:crypto'
import { Crc32, Crc32c, Crc64Nvme } from '@aws-sdk/checksums/crc'
import { Xxh3_64, Xxh3_128, Xxh64 } from '@aws-sdk/checksums/xxh'
import { AwsError } from '../operation.ts'

export interface Digest {
  update(bytes: Uint8Array): void
  digest(): Promise<Uint8Array>
}

function hash(name: string): Digest {
  const running = createHash(name)
  return {
    update: (bytes) => void running.update(bytes),
    digest: () => Promise.resolve(running.digest()),
  }
}

export interface ChecksumKind {
  readonly header: string
  /** The member that carries it in inputs and outputs. */
  readonly member: string
  readonly start: () => Digest
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html */
export const CHECKSUMS: readonly ChecksumKind[] = [
  { header: 'x-amz-checksum-crc32', member: 'ChecksumCRC32', start: () => new Crc32() },
  { header: 'x-amz-checksum-crc32c', member: 'ChecksumCRC32C', start: () => new Crc32c() },
  { header: 'x-amz-checksum-crc64nvme', member: 'ChecksumCRC64NVME', start: () => new Crc64Nvme() },
  { header: 'x-amz-checksum-sha1', member: 'ChecksumSHA1', start: () => hash('sha1') },
  { header: 'x-amz-checksum-sha256', member: 'ChecksumSHA256', start: () => hash('sha256') },
  { header: 'x-amz-checksum-sha512', member: 'ChecksumSHA512', start: () => hash('sha512') },
  { header: 'x-amz-checksum-md5', member: 'ChecksumMD5', start: () => hash('md5') },
  { header: 'x-amz-checksum-xxhash64', member: 'ChecksumXXHASH64', start: () => new Xxh64() },
  { header: 'x-amz-checksum-xxhash3', member: 'ChecksumXXHASH3', start: () => new Xxh3_64() },
  { header: 'x-amz-checksum-xxhash128', member: 'ChecksumXXHASH128', start: () => new Xxh3_128() },
]

/** What a body must turn out to be. */
export interface Expectation {
  readonly digest: Digest
  /** Asked at the end: a trailer arrives after the body. */
  readonly expected: () => string | undefined
  readonly encoding: 'base64' | 'hex'
  readonly code: string
  readonly message: string
}

const BAD_CHECKSUM = (header: string): string =>
  `The ${header.slice('x-amz-checksum-'.length).toUpperCase()} you specified did not match the calculated checksum.`

/** `promised` are the headers of the request and, once the body has ended, its trailers. */
export function expectationsOf(
  headers: Readonly<Record<string, string>>,
  promised: ReadonlyMap<string, string>,
): Expectation[] {
  const found: Expectation[] = []
  const trailers = (headers['x-amz-trailer'] ?? '').toLowerCase().split(/\s*,\s*/)
  for (const { header, start } of CHECKSUMS) {
    if (headers[header] === undefined && !trailers.includes(header)) continue
    found.push({
      digest: start(),
      expected: () => promised.get(header),
      encoding: 'base64',
      code: 'BadDigest',
      message: BAD_CHECKSUM(header),
    })
  }
  const md5 = headers['content-md5']
  if (md5 !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(md5)) {
      throw new AwsError('InvalidDigest', 400, 'The Content-MD5 you specified was invalid')
    }
    found.push({
      digest: hash('md5'),
      expected: () => md5,
      encoding: 'base64',
      code: 'BadDigest',
      message: 'The Content-MD5 you specified did not match what we received.',
    })
  }
  const sha256 = headers['x-amz-content-sha256']
  if (sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256)) {
    found.push({
      digest: hash('sha256'),
      expected: () => sha256,
      encoding: 'hex',
      code: 'XAmzContentSHA256Mismatch',
      message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    })
  }
  return found
}
