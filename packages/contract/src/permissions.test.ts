import { describe, expect, it } from 'vitest'
import { permissionsOf } from './permissions.ts'

describe('permissionsOf', () => {
  it('gives a person without a role nothing but their own session', () => {
    expect([...permissionsOf([])]).toEqual(['identity.self'])
  })

  it('keeps deciding with administrators and the audit from managers and requesters', () => {
    for (const role of ['requester', 'manager', 'security-reviewer'] as const) {
      expect(permissionsOf([role]).has('access.request.decide')).toBe(false)
      expect(permissionsOf([role]).has('access.grant.revoke')).toBe(false)
    }
    expect(permissionsOf(['requester', 'manager']).has('audit.read')).toBe(false)
    expect(permissionsOf(['security-reviewer']).has('audit.read')).toBe(true)
  })

  it('adds up the roles of a person', () => {
    const both = permissionsOf(['requester', 'administrator'])
    for (const role of ['requester', 'administrator'] as const) {
      for (const permission of permissionsOf([role])) expect(both.has(permission)).toBe(true)
    }
  })
})
