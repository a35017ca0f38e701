import { pathTo } from '../../app/router/path-to.ts'
import type { Entry } from './entry.ts'

type SubjectOf = Pick<Entry, 'subjectType' | 'subjectId' | 'accountId'>
type NamedSubject = SubjectOf & Pick<Entry, 'subjectNumber' | 'subjectName'>

/** What a person calls the subject of an entry: a number, a name, else the end of its id. */
export function subjectLabel(
  { subjectType, subjectId, subjectNumber, subjectName }: NamedSubject,
  teamName: (teamId: string) => string,
): string {
  if (subjectType === 'team-policy') return teamName(subjectId)
  const number = subjectNumber === null ? null : `R-${subjectNumber}`
  if (subjectName !== null) return number === null ? subjectName : `${subjectName} (${number})`
  return number ?? shortId(subjectId)
}

/** The page on which the subject can be seen as it is now; null: it has none. */
export function subjectPath(entry: SubjectOf): string | null {
  switch (entry.subjectType) {
    case 'request':
      return pathTo('request', { requestId: entry.subjectId })
    case 'grant':
      return pathTo('grant', { grantId: entry.subjectId })
    case 'account':
      return pathTo('account', { accountId: entry.subjectId })
    case 'principal':
    case 'team-policy':
      return entry.accountId === null ? null : pathTo('account', { accountId: entry.accountId })
    default:
      return null
  }
}

/** The last twelve digits, which are random in a UUIDv7; its head is a time shared by many. */
function shortId(id: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) ? id.slice(-12) : id
}
