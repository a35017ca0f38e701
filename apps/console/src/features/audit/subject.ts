import type { AuditEntry } from '@gatehouse/contract/audit'

/** What a person calls the subject of an entry: a number, an ARN, a model, else the end of its id. */
export function subjectLabel(
  entry: Pick<AuditEntry, 'subjectType' | 'subjectId' | 'before' | 'after'>,
): string {
  const states = [entry.after, entry.before]
  const number = states.map((state) => memberOf(state, 'number')).find(isInteger)
  if (entry.subjectType === 'request' && number !== undefined) return `R-${number}`
  const roleArn = states.map((state) => memberOf(state, 'roleArn')).find(isText)
  if (entry.subjectType === 'principal' && roleArn !== undefined) return roleArn
  const target = states.map((state) => memberOf(memberOf(state, 'target'), 'id')).find(isText)
  if (entry.subjectType === 'grant' && target !== undefined) return target
  return shortId(entry.subjectId)
}

/** The last twelve digits: those of a UUIDv7 that are random; its head is a time shared by many. */
function shortId(id: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) ? `…${id.slice(-12)}` : id
}

function memberOf(state: unknown, name: string): unknown {
  if (typeof state !== 'object' || state === null || !Object.hasOwn(state, name)) return undefined
  return Object.entries(state).find(([key]) => key === name)?.[1]
}

const isInteger = (value: unknown): value is number => Number.isInteger(value)
const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
