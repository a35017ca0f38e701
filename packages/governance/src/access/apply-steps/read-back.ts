import { fail } from '../../kernel/result.ts'
import { compareAccount } from '../compare-account.ts'
import { RequestIds } from '../request-ids.ts'
import { type ApplyStep, done } from './work.ts'

/** Reads everything again: documents equal, attached to every connected role, nothing beside. */
export const readBack: ApplyStep = async (ports, work, findings) => {
  const ids = new RequestIds()
  const compared = await compareAccount(ports, work, findings, ids)
  if (!compared.ok) return compared
  if (compared.value.differences.length > 0) {
    // IAM's writes take a while to be seen everywhere (IAM user guide, troubleshoot_general).
    return fail({ code: 'aws.conflict', detail: compared.value.differences.join(' ') })
  }
  const count = findings.policies?.length ?? 0
  const roles = findings.rolesThatExist(work).length
  return done(
    count === 0
      ? 'IAM holds no policy of the team any more.'
      : `${count} as compiled, attached to ${roles} of ${work.roleArns.length} roles.`,
    ids.all(),
  )
}
