import { expect, test } from 'vitest'
import { readProtectionPolicy } from './policy-document.ts'

const EMAIL = 'arn:aws:dataprotection::aws:data-identifier/EmailAddress'

interface Changes {
  readonly audit?: object
  readonly mask?: object
  readonly policy?: object
}

function documentWith({ audit = {}, mask = {}, policy = {} }: Changes): string {
  return JSON.stringify({
    Name: 'p',
    Version: '2021-06-01',
    Statement: [
      {
        Sid: 'audit',
        DataIdentifier: [EMAIL],
        Operation: { Audit: { FindingsDestination: {} } },
        ...audit,
      },
      {
        Sid: 'mask',
        DataIdentifier: [EMAIL],
        Operation: { Deidentify: { MaskConfig: {} } },
        ...mask,
      },
    ],
    ...policy,
  })
}

test('the documented form is read', () => {
  expect(readProtectionPolicy(documentWith({}))).toEqual({
    managed: ['EmailAddress'],
    custom: [],
    findingsTo: {},
  })
})

test('custom identifiers are named like managed ones', () => {
  const DataIdentifier = [EMAIL, 'EmployeeId']
  const CustomDataIdentifier = [{ Name: 'EmployeeId', Regex: 'EmployeeID-\\d{9}' }]
  const document = documentWith({
    audit: {
      DataIdentifier,
      Operation: { Audit: { FindingsDestination: { CloudWatchLogs: { LogGroup: 'found' } } } },
    },
    mask: { DataIdentifier },
    policy: { Configuration: { CustomDataIdentifier } },
  })
  expect(readProtectionPolicy(document)).toEqual({
    managed: ['EmailAddress'],
    custom: [{ name: 'EmployeeId', regex: 'EmployeeID-\\d{9}' }],
    findingsTo: { logGroup: 'found' },
  })
})

const custom = (Regex: string, Name = 'x') => ({
  policy: { Configuration: { CustomDataIdentifier: [{ Name, Regex }] } },
})

test.each<[string, string, string]>([
  ['no JSON', '{', 'it is not JSON'],
  ['a list', '[]', 'The document must be an object'],
  ['a version', documentWith({ policy: { Version: '1' } }), 'Version must be "2021-06-01"'],
  ['a name', documentWith({ policy: { Name: 7 } }), 'Name must be a string'],
  ['no statement', documentWith({ policy: { Statement: [] } }), 'a statement with Operation.Audit'],
  [
    'two audits',
    documentWith({ mask: { Operation: { Audit: { FindingsDestination: {} } } } }),
    'Statement[1] repeats Operation.Audit',
  ],
  [
    'a config that is not empty',
    documentWith({ mask: { Operation: { Deidentify: { MaskConfig: { a: 1 } } } } }),
    'Statement[1].Operation.Deidentify.MaskConfig must be an empty object',
  ],
  [
    'no destination',
    documentWith({ audit: { Operation: { Audit: {} } } }),
    'Statement[0].Operation.Audit.FindingsDestination must be an object',
  ],
  [
    'an unknown destination',
    documentWith({ audit: { Operation: { Audit: { FindingsDestination: { toString: {} } } } } }),
    'knows CloudWatchLogs, Firehose and S3',
  ],
  [
    'other identifiers',
    documentWith({ mask: { DataIdentifier: [EMAIL.replace('Email', 'Ip')] } }),
    'must match exactly',
  ],
  [
    'an unknown identifier',
    documentWith({ audit: { DataIdentifier: ['X'] }, mask: { DataIdentifier: ['X'] } }),
    'Statement[0].DataIdentifier names X, which is no data identifier',
  ],
  ['a group', documentWith(custom('(a+)+')), 'Regex has a character that is not supported'],
  ['a broken expression', documentWith(custom('[a')), 'Regex is not a valid regular expression'],
  ['an expression of many states', documentWith(custom('[ab]{999}'.repeat(20))), 'too large a one'],
  ['a repeated repetition', documentWith(custom('a{30}{30}{30}')), 'too large a one'],
  ['a long expression', documentWith(custom('a'.repeat(201))), 'Regex may have 200 characters'],
  ['a taken name', documentWith(custom('a', 'EmailAddress')), 'Name is that of a managed'],
  ['a bad name', documentWith(custom('a', 'x y')), 'Name may have 128 letters'],
  [
    'a long document',
    documentWith({ policy: { Description: 'x'.repeat(31_000) } }),
    'may have 30720',
  ],
])('%s is refused at its place', (_title, document, why) => {
  expect(() => readProtectionPolicy(document)).toThrow(why)
})
