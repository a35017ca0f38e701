import { AwsError } from '../../operation.ts'
import type { ByteRange, ObjectFacts } from '../../world/stores/object-store.ts'

/**
 * The part of an object that `Range` asks for; undefined where it asks for all of it, which is also
 * how S3 reads what is no single range. https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2
 */
export function byteRange(asked: string | undefined, { size }: ObjectFacts): ByteRange | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(asked?.trim() ?? '')
  const [, start = '', end = ''] = match ?? []
  if (match === null || (start === '' && end === '')) return undefined
  if (start === '') {
    const suffix = Number(end)
    if (suffix === 0 || size === 0) throw notSatisfiable(asked, size)
    return { first: Math.max(0, size - suffix), last: size - 1 }
  }
  const first = Number(start)
  const last = end === '' ? size - 1 : Math.min(Number(end), size - 1)
  if (end !== '' && Number(end) < first) return undefined
  if (first >= size) throw notSatisfiable(asked, size)
  return { first, last }
}

function notSatisfiable(asked: string | undefined, size: number): AwsError {
  return new AwsError('InvalidRange', 416, 'The requested range is not satisfiable', {
    RangeRequested: asked ?? '',
    ActualObjectSize: size,
  })
}
