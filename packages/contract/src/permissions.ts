/**
 * What a signed-in person may do. One table for both sides: a tRPC procedure names a permission,
 * the console hides what the person lacks. Object-level rules (never one's own request, only
 * one's team) are asked afterwards in the slice's `policy.ts`.
 */
export const roles = ['requester', 'administrator', 'security-reviewer', 'manager'] as const
export type Role = (typeof roles)[number]

export const rolesByPermission = {
  /** Who am I, my session; also for a person without a role. */
  'identity.self': [],
  'identity.people.read': ['administrator', 'security-reviewer'],
  'access.catalogue.read': ['requester', 'administrator', 'security-reviewer', 'manager'],
  'access.catalogue.refresh': ['administrator'],
  'access.request.submit': ['requester'],
  'access.request.read': ['requester', 'administrator', 'security-reviewer', 'manager'],
  'access.request.decide': ['administrator'],
  'access.grant.read': ['requester', 'administrator', 'security-reviewer', 'manager'],
  'access.grant.revoke': ['administrator'],
  'access.grant.test': ['requester', 'administrator'],
  'access.account.read': ['requester', 'administrator', 'security-reviewer', 'manager'],
  'access.account.connect': ['administrator'],
  'access.principal.connect': ['administrator'],
  'access.guardrail.assign': ['administrator'],
  'access.model.enable': ['administrator'],
  'audit.read': ['administrator', 'security-reviewer'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof rolesByPermission

export const permissions = Object.keys(rolesByPermission) as Permission[]

/** Permissions of a person: `identity.self` for everybody signed in, the rest by role. */
export function permissionsOf(held: readonly Role[]): ReadonlySet<Permission> {
  return new Set(
    permissions.filter((permission) => {
      const allowed: readonly Role[] = rolesByPermission[permission]
      return allowed.length === 0 || held.some((role) => allowed.includes(role))
    }),
  )
}
