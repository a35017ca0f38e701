import { GetRole$, ListRoles$ } from '@aws-sdk/client-iam'
import { describe, expect, test } from 'vitest'
import { AwsError, operation } from '../operation.ts'
import { awsQuery } from './aws-query.ts'

const described = (schema: typeof ListRoles$) =>
  operation({ service: 'iam', schema, authorize: () => [], handle: () => ({}) })

const text = (body: unknown) => Buffer.from(body as Uint8Array).toString('utf8')

describe('an awsQuery answer', () => {
  test('wraps the result and carries the request id twice', () => {
    const answer = awsQuery.encode(described(ListRoles$), { Roles: [], IsTruncated: false }, 'id-1')
    expect(answer.headers['x-amzn-requestid']).toBe('id-1')
    expect(text(answer.body)).toBe(
      '<ListRolesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' +
        '<ListRolesResult><Roles/><IsTruncated>false</IsTruncated></ListRolesResult>' +
        '<ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></ListRolesResponse>',
    )
  })

  test('escapes what XML would read', () => {
    const role = {
      Role: { RoleName: 'a<b>&"c"', Path: '/', RoleId: 'R', Arn: 'arn', CreateDate: new Date(0) },
    }
    const xml = text(awsQuery.encode(described(GetRole$), role, 'id').body)
    expect(xml).toContain('<RoleName>a&lt;b&gt;&amp;&quot;c&quot;</RoleName>')
    expect(xml).toContain('<CreateDate>1970-01-01T00:00:00Z</CreateDate>')
  })

  test('an error names its code, and who is to blame', () => {
    const answer = awsQuery.error(new AwsError('NoSuchEntity', 404, 'no <role>'), 'id-2')
    expect(answer.status).toBe(404)
    expect(text(answer.body)).toContain(
      '<Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>no &lt;role&gt;</Message></Error>',
    )
  })
})
