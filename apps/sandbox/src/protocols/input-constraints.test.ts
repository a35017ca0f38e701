import { describe, expect, test } from 'vitest'
import { operationName, operationTable } from '../operation-table.ts'
import { checkInput } from './input-constraints.ts'

function complaint(name: string, input: Record<string, unknown>): string | undefined {
  const found = operationTable.find((each) => operationName(each) === name)
  if (found === undefined) throw new Error(`No ${name}.`)
  try {
    checkInput(found, input)
    return undefined
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

describe('an input', () => {
  test('that obeys its model passes', () => {
    expect(complaint('CreatePolicy', { PolicyName: 'ok', PolicyDocument: '{}' })).toBeUndefined()
  })

  test('without a required member is refused in AWS’s words', () => {
    expect(complaint('CreatePolicy', { PolicyDocument: '{}' })).toBe(
      "ValidationError: 1 validation error detected: Value at 'policyName' failed to satisfy " +
        'constraint: Member must not be null',
    )
  })

  test('is told every violation at once', () => {
    const message = complaint('PutRolePolicy', { RoleName: 'a b', PolicyName: 'x'.repeat(129) })
    expect(message).toContain('3 validation errors detected')
    expect(message).toContain('Member must satisfy regular expression pattern')
    expect(message).toContain('Member must have length less than or equal to 128')
  })

  test('with a value outside an enum is refused', () => {
    expect(complaint('ListPolicies', { Scope: 'Mine' })).toContain(
      'Member must satisfy enum value set: [All, AWS, Local]',
    )
  })

  test('is checked inside lists too', () => {
    expect(complaint('TagRole', { RoleName: 'r', Tags: [{ Key: 'k' }] })).toContain(
      "Value at 'tags.1.member.value' failed to satisfy constraint",
    )
  })

  test('that AWS names like something else in an answer keeps its own type', () => {
    const role = { RoleName: 'r', AssumeRolePolicyDocument: '{}' }
    const PermissionsBoundary = 'arn:aws:iam::000000000202:policy/boundary/TeamBoundary'
    expect(complaint('CreateRole', { ...role, PermissionsBoundary })).toBeUndefined()
    expect(complaint('CreateRole', { ...role, PermissionsBoundary: 'short' })).toContain(
      "'permissionsBoundary' failed to satisfy constraint",
    )
  })

  test.each([[[1, 2]], ['text'], [{ any: 'object' }]])('may hold %j as a document', (json) => {
    const content = [{ toolResult: { toolUseId: 't', content: [{ json }] } }]
    const input = { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user', content }] }
    expect(complaint('Converse', input)).toBeUndefined()
  })

  test.each([[Number.NaN], [1.5], [Number.POSITIVE_INFINITY]])(
    'has whole numbers where the model does: %d',
    (limit) => {
      expect(complaint('DescribeLogGroups', { limit })).toBe(
        "SerializationException: Cannot read 'limit' as an integer.",
      )
      expect(complaint('LookupEvents', { MaxResults: limit })).toContain('SerializationException')
    },
  )

  test('has lists, texts and flags where no more than that is known of a member', () => {
    const RoleName = 'r'
    expect(complaint('UntagRole', { RoleName, TagKeys: 1 })).toBe(
      "SerializationException: Cannot read 'tagKeys' as a list.",
    )
    expect(complaint('UntagRole', { RoleName, TagKeys: ['k', 1] })).toBe(
      "SerializationException: Cannot read 'tagKeys.2.member' as a string.",
    )
    expect(complaint('UntagRole', { RoleName, TagKeys: ['k'] })).toBeUndefined()
    const policy = { policyName: 'p', policyType: 'DATA_PROTECTION_POLICY' }
    expect(complaint('DeleteAccountPolicy', { ...policy, dryRun: 'yes' })).toContain(
      "Cannot read 'dryRun' as a boolean.",
    )
  })

  test('of a JSON service is refused with that service’s code', () => {
    expect(complaint('DescribeAccount', { AccountId: '12' })).toMatch(/^ValidationException: /)
  })
})
