import { auditActions } from '@gatehouse/contract/audit'
import { describe, expect, it } from 'vitest'
import english from '../../locales/en/audit.ts'
import korean from '../../locales/ko/audit.ts'
import { actionKey } from './action-key.ts'

describe('sentences of the audit', () => {
  it.each(auditActions)('%s has words in both languages, with who and what', (action) => {
    const isOfSession = action.startsWith('identity.')
    for (const { actions } of [english, korean]) {
      const words = actions[actionKey(action)]
      expect(words).toContain('{{who}}')
      expect(words.includes('{{what}}')).toBe(!isOfSession)
    }
  })
})
