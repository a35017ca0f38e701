import { permissionsOf } from '@gatehouse/contract/permissions'
import { describe, expect, it } from 'vitest'
import { isInNavigation, mayOpen, pageIds, pages, trailOf } from './pages.ts'

describe('the pages', () => {
  it('have a path and a second key of their own', () => {
    const paths = pageIds.map((id) => pages[id].path)
    expect(new Set(paths).size).toBe(paths.length)
    const keys = pageIds.flatMap((id) => pages[id].goKey ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('stand in the navigation only where they need no id', () => {
    const listed = pageIds.filter(isInNavigation)
    expect(listed.every((id) => !pages[id].path.includes('$'))).toBe(true)
    expect(listed).toContain('home')
    expect(listed).not.toContain('newRequest')
  })

  it('open by permission', () => {
    const requester = permissionsOf(['requester'])
    expect(mayOpen('newRequest', requester)).toBe(true)
    expect(mayOpen('audit', requester)).toBe(false)
    expect(mayOpen('connectAccount', requester)).toBe(false)
    expect(mayOpen('connectAccount', permissionsOf(['administrator']))).toBe(true)
  })

  it('know the way down to themselves', () => {
    expect(trailOf('grant')).toEqual(['home', 'grants', 'grant'])
  })
})
