import { grantListInput, requestListInput } from '@gatehouse/contract/access'
import { auditListInput } from '@gatehouse/contract/audit'
import { describe, expect, it } from 'vitest'
import { parseSearch, stringifySearch } from '../../app/router/search.ts'
import { auditListInputOf } from '../audit/list-input.ts'
import { auditSearch } from '../audit/search.ts'
import { grantListInputOf } from './grants/list-input.ts'
import { requestListInputOf } from './requests/list-input.ts'
import { catalogueSearch, grantsSearch, newRequestSearch, requestsSearch } from './search.ts'

const id = '019aab12-0000-7000-8000-0123456789ab'

describe('every filter stands in the address', () => {
  it.each([
    [
      requestsSearch,
      `?state=pending,approved&team=claims-nlp&account=000000000202&requester=${id}&mine=true&model=nova&order=oldest`,
    ],
    [
      grantsSearch,
      `?view=all&state=effective&team=document-ai&account=000000000303&request=${id}&model=us.amazon&endsWithinDays=14`,
    ],
    [
      catalogueSearch,
      '?team=claims-nlp&account=000000000202&provider=Amazon,Anthropic&kind=inference-profile&state=held&region=us-east-1&lifecycle=LEGACY&model=x',
    ],
    [
      newRequestSearch,
      '?team=claims-nlp&account=000000000202&models=foundation-model/amazon.nova-lite-v1:0,inference-profile/us.amazon.nova-pro-v1:0',
    ],
    [
      auditSearch,
      `?action=access.request.approved&actor=${id}&subjectType=request&subject=${id}&team=a&account=000000000202&from=2026-11-01T00:00:00Z&to=2026-11-23T00:00:00Z`,
    ],
  ])('%# comes back as it was', (schema, url) => {
    const read = schema.parse(parseSearch(url))
    expect(Object.values(read).filter((value) => value === undefined)).toEqual([])
    expect(parseSearch(stringifySearch(read))).toEqual(parseSearch(url))
  })

  it.each([requestsSearch, grantsSearch, catalogueSearch, auditSearch])(
    '%# opens whatever somebody types',
    (schema) => {
      const nonsense =
        '?state=sold&requester=1&account=x&view=upside-down&endsWithinDays=-1&from=now'
      expect(stringifySearch(schema.parse(parseSearch(nonsense)))).toBe('')
    },
  )
})

describe('what the server is asked', () => {
  it('is what stands in the address', () => {
    const search = requestsSearch.parse(parseSearch(`?state=pending&mine=true&model=nova&after=c1`))
    expect(requestListInput.parse(requestListInputOf(search, 50))).toEqual({
      state: ['pending'],
      isMine: true,
      target: 'nova',
      cursor: 'c1',
      limit: 50,
      order: 'newest',
    })
  })
  it('is bounded by the contract for grants and audit, too', () => {
    const grants = grantsSearch.parse(parseSearch(`?request=${id}&endsWithinDays=14`))
    expect(grantListInput.parse(grantListInputOf(grants, 25))).toEqual({
      requestId: id,
      endsWithinDays: 14,
      limit: 25,
    })
    const audit = auditSearch.parse(parseSearch(`?actor=${id}&subject=000000000202`))
    expect(auditListInput.parse(auditListInputOf(audit, 100))).toEqual({
      actorId: id,
      subjectId: '000000000202',
      limit: 100,
    })
  })
})
