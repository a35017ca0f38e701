import { RequestIds } from '../request-ids.ts'
import { type ApplyStep, done, skipped } from './work.ts'

/** Brings each policy to its document. What is equal already costs two reads and no write. */
export const write: ApplyStep = async (ports, work, findings) => {
  const policies = findings.policies ?? []
  if (policies.length === 0) return skipped('There is no document to write.')
  const ids = new RequestIds()
  const outcomes: string[] = []
  for (const { name, document } of policies) {
    const put = await ports.policies.put(work.access, work.run.team.id, name, document)
    if (!put.ok) return put
    ids.add(put.value.awsRequestIds)
    outcomes.push(`${name}: ${words[put.value.value]}`)
  }
  return done(outcomes.join('; '), ids.all())
}

const words = {
  created: 'created',
  'new-version': 'new version',
  unchanged: 'unchanged',
} as const
