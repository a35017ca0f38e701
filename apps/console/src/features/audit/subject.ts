import { pathTo } from '../../app/router/path-to.ts'
import type { Entry } from './entry.ts'

type SubjectOf = Pick<Entry, 'subjectType' | 'subjectId' | 'accountId'> & {
  readonly before?: unknown
  readonly after?: unknown
}

/** What a person calls the subject of an entry: a number, an ARN, a model, else the end of its id. */
export function subjectLabel(entry: SubjectOf): string {
  const states = [entry.after, entry.before]
  const number = states.map((state) => memberOf(state, 'number')).find(isInteger)
  if (entry.subjectType === 'request' && number !== undefined) return `R-${number}`
  const roleArn = states.map((state) => memberOf(state, 'roleArn')).find(isText)
  if (entry.subjectType === 'principal' && roleArn !== undefined) return roleArn
  const target = states.map((state) => memberOf(memberOf(state, 'target'), 'id')).find(isText)
  if (entry.subjectType === 'grant' && target !== undefined) return target
  return shortId(entry.subjectId)
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

function memberOf(state: unknown, name: string): unknown {
  if (typeof state !== 'object' || state === null || !Object.hasOwn(state, name)) return undefined
  return Object.entries(state).find(([key]) => key === name)?.[1]
}

const isInteger = (value: unknown): value is number => Number.isInteger(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
