import { auditListInput, auditPage } from '@gatehouse/contract/audit'
import { createRouter, query } from '../trpc/procedure.ts'

export const auditRouter = createRouter({
  list: query(
    { permission: 'audit.read', input: auditListInput, output: auditPage },
    ({ audit }, input) => audit.list(input),
  ),
})
