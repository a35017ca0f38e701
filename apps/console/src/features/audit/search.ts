import { auditSubjectTypes } from '@gatehouse/contract/audit'
import { accountId } from '@gatehouse/contract/aws-identifiers'
import { z } from 'zod'
import { listSearch, one, several, text } from '../../app/router/search.ts'

/** What stands in the address of the audit. */
export const auditSearch = listSearch.extend({
  action: several(z.string().min(1).max(80)),
  actor: one(z.uuid()),
  subjectType: one(z.enum(auditSubjectTypes)),
  subject: text,
  team: text,
  account: one(accountId),
  from: one(z.iso.datetime()),
  to: one(z.iso.datetime()),
})
export type AuditSearch = z.infer<typeof auditSearch>
