import { type Role, roles } from '@gatehouse/contract/permissions'
import type { GroupMapping } from './session.ts'

/** Marked pure: groups to roles and teams. A group that the configuration does not know gives nothing. */
export function mapGroups(
  mapping: GroupMapping,
  groups: readonly string[],
): { readonly roles: readonly Role[]; readonly teamIds: readonly string[] } {
  const held = new Set(groups)
  return {
    roles: roles.filter((role) => mapping.roles[role]?.some((group) => held.has(group)) ?? false),
    teamIds: Object.entries(mapping.teams)
      .filter(([, team]) => held.has(team.group))
      .map(([teamId]) => teamId),
  }
}
