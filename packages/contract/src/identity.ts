import { z } from 'zod'
import { permissions, roles } from './permissions.ts'

/** Words in both languages of the console. */
export const localizedName = z.object({ en: z.string(), ko: z.string() })

export const teamRef = z.object({ id: z.string(), name: localizedName })
export type TeamRef = z.infer<typeof teamRef>

/** A person is `iss + sub`; `id` is Gatehouse's own UUIDv7 for that pair. E-mail is for display only. */
export const personRef = z.object({ id: z.uuid(), name: z.string() })
export type PersonRef = z.infer<typeof personRef>

export const role = z.enum(roles)

/** `identity.me` */
export const me = z.object({
  person: personRef.extend({ email: z.string().nullable() }),
  roles: z.array(role),
  teams: z.array(teamRef),
  permissions: z.array(z.enum(permissions as [string, ...string[]])),
  /** Whom to ask for a role: configured contact and the names of the administrators. */
  contact: z.object({ text: z.string().nullable(), administrators: z.array(z.string()) }),
  session: z.object({ startedAt: z.iso.datetime(), expiresAt: z.iso.datetime() }),
  /** True where AWS is the local sandbox: the console shows a permanent banner. */
  isSandbox: z.boolean(),
})
export type Me = z.infer<typeof me>
