import { fail } from '../../kernel/result.ts'
import { RequestIds } from '../request-ids.ts'
import { type ApplyStep, done, skipped } from './work.ts'

/** Access Analyzer's opinion on each document; an error or a security warning stops the run. */
export const validate: ApplyStep = async (ports, work, findings) => {
  const policies = findings.policies ?? []
  if (policies.length === 0) return skipped('There is no document to check.')
  const ids = new RequestIds()
  const remarks: string[] = []
  for (const { name, document } of policies) {
    const checked = await ports.checks.validate(work.access, document)
    if (!checked.ok) return checked
    ids.add(checked.value.awsRequestIds)
    const refused = checked.value.value.filter(
      ({ type }) => type === 'ERROR' || type === 'SECURITY_WARNING',
    )
    if (refused.length > 0) {
      const words = refused.map(({ code, message }) => `${code}: ${message}`).join(' ')
      return fail({ code: 'access.policy_rejected', detail: `${name}: ${words}` })
    }
    remarks.push(...checked.value.value.map(({ type, code }) => `${name}: ${type} ${code}`))
  }
  const found = remarks.length === 0 ? 'no findings' : remarks.join('; ')
  return done(`${policies.length} checked, ${found}`, ids.all())
}
