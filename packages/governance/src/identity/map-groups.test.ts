import { expect, test } from 'vitest'
import { mapGroups } from './map-groups.ts'
import type { GroupMapping } from './session.ts'

const mapping: GroupMapping = {
  roles: { administrator: ['admins', 'owners'], requester: ['people'] },
  teams: {
    'claims-nlp': { name: { en: 'Claims', ko: '보험금' }, group: 'team-claims' },
    'document-ai': { name: { en: 'Documents', ko: '문서' }, group: 'team-documents' },
  },
}

test.each([
  [[], [], []],
  [['people', 'team-claims'], ['requester'], ['claims-nlp']],
  [['owners', 'people'], ['requester', 'administrator'], []],
  [['Admins', 'administrator', 'claims-nlp', '__proto__', 'constructor'], [], []],
  [['team-claims', 'team-documents', 'team-claims'], [], ['claims-nlp', 'document-ai']],
])('%j are %j in %j', (groups, roles, teamIds) => {
  expect(mapGroups(mapping, groups)).toEqual({ roles, teamIds })
})
