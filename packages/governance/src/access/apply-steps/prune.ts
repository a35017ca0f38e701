import { policyArn } from '../policy-limits.ts'
import { RequestIds } from '../request-ids.ts'
import { roleNameOf } from '../role-names.ts'
import { type ApplyStep, done, skipped } from './work.ts'

/** Takes away what is no longer granted: policies too many, and those on roles no longer connected. */
export const prune: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  const existing = await ports.policies.list(work.access, work.run.team.id)
  if (!existing.ok) return existing
  ids.add(existing.value.awsRequestIds)
  const wanted = new Set((findings.policies ?? []).map(({ name }) => name))
  const connected = new Set(work.roleArns.map(roleNameOf))
  const removed: string[] = []
  for (const { name, arn } of existing.value.value) {
    const holders = await ports.policies.holders(work.access, arn)
    if (!holders.ok) return holders
    ids.add(holders.value.awsRequestIds)
    for (const roleName of holders.value.value) {
      if (wanted.has(name) && connected.has(roleName)) continue
      const detached = await ports.policies.detach(work.access, roleName, arn)
      if (!detached.ok) return detached
      ids.add(detached.value.awsRequestIds)
      removed.push(`${name} detached from ${roleName}`)
    }
    if (wanted.has(name)) continue
    const deleted = await ports.policies.remove(work.access, policyArn(work.run.accountId, name))
    if (!deleted.ok) return deleted
    ids.add(deleted.value.awsRequestIds)
    removed.push(`${name} deleted`)
  }
  if (removed.length === 0) return skipped('Nothing was too many.', ids.all())
  return done(removed.join('; '), ids.all())
}
