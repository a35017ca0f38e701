import { roles } from '@gatehouse/contract/permissions'
import { z } from 'zod'

/**
 * `GATEHOUSE_GROUPS`: which groups of the sign-in provider give which role and which team. A group
 * that stands nowhere gives nothing.
 */
export const groupsMap = z.strictObject({
  roles: z.partialRecord(z.enum(roles), z.array(z.string().min(1)).min(1)),
  teams: z.record(
    z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'a team id is a slug'),
    z.strictObject({
      name: z.strictObject({ en: z.string().min(1), ko: z.string().min(1) }),
      group: z.string().min(1),
    }),
  ),
})
export type GroupsMap = z.infer<typeof groupsMap>
