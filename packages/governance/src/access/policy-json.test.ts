import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, decodeDocument, isSameDocument } from './policy-json.ts'

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(isSameDocument({ a: 1, b: { c: [1], d: 2 } }, { b: { d: 2, c: [1] }, a: 1 })).toBe(true)
    expect(isSameDocument({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
    expect(isSameDocument({ a: 1 }, { a: '1' })).toBe(false)
  })

  it('says what JSON says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('reads what IAM encodes', () => {
    const document = { Version: '2012-10-17', Statement: [{ Sid: 'A b+c/%20 한글' }] }
    expect(decodeDocument(encodeURIComponent(JSON.stringify(document)))).toEqual(document)
  })

  it.each(['%', '%7B', 'plain'])('keeps what is no document: %s', (text) => {
    expect(decodeDocument(text)).toBe(text)
  })
})
