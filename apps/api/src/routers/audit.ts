import { auditListInput, auditPage } from '@gatehouse/contract/audit'
import { createSlice, query } from '../trpc/procedure.ts'

export const auditRouter = createSlice({
  list: query(
    { permission: 'audit.read', input: auditListInput, output: auditPage },
    ({ audit }, input) => audit.list(input),
  ),
})
