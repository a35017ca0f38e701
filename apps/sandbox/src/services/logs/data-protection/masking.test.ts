import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GROWS_WITH_IT, workRatio } from '../../../testing/work-ratio.ts'
import { MANAGED_IDENTIFIERS, NOT_RECOGNISED, recogniserOf } from './managed-identifiers.ts'
import { maskText } from './mask-text.ts'
import { compile } from './protection.ts'

const mask = (identifier: string, text: string): string =>
  compile([{ managed: [identifier], custom: [], findingsTo: {} }]).mask(text) ?? text

const stars = (length: number): string => '*'.repeat(length)

describe('what is found', () => {
  test.each([
    ['EmailAddress', 'write to ana.p+x@mail.example.co.uk now', 'ana.p+x@mail.example.co.uk'],
    ['EmailAddress', '메일은 김하늘@example.kr 입니다', '김하늘@example.kr'],
    ['IpAddress', 'from 10.0.0.255, twice', '10.0.0.255'],
    ['IpAddress', 'from 2001:db8::8a2e:370:7334', '2001:db8::8a2e:370:7334'],
    ['CreditCardNumber', 'my card is 4111 1111 1111 1111.', '4111 1111 1111 1111'],
    ['CreditCardNumber', 'Amex 3782-822463-10005 please', '3782-822463-10005'],
    ['CreditCardExpiration', 'exp date 07/29', '07/29'],
    ['CreditCardSecurityCode', 'cvv: 123', '123'],
    ['CreditCardSecurityCode', 'The cvv is 123.', '123'],
    ['Ssn-US', 'SSN 219-09-9999', '219-09-9999'],
    ['Ssn-US', 'social_security_number=219099999', '219099999'],
    ['BankAccountNumber-DE', 'IBAN DE89 3704 0044 0532 0130 00', 'DE89 3704 0044 0532 0130 00'],
    ['BankAccountNumber-GB', 'iban:GB82WEST12345698765432', 'GB82WEST12345698765432'],
    ['BankAccountNumber-US', 'bank account 000123456789', '000123456789'],
    ['BankAccountNumber-US', 'to bank account 000123456789.', '000123456789'],
    ['PhoneNumber-US', 'call +1 (415) 555-2671', '+1 (415) 555-2671'],
    ['PhoneNumber-US', 'phone 415-555-2671', '415-555-2671'],
    ['PhoneNumber-DE', 'unter +49 30 123456-78', '+49 30 123456-78'],
    ['PhoneNumber-FR', 'téléphone 01 23 45 67 89', '01 23 45 67 89'],
    ['DriversLicense-US', "driver's license F2551234", 'F2551234'],
    ['DriversLicense-US', '{"text":"driver license:\\nF2551234"}', 'F2551234'],
    ['PassportNumber-US', 'passport no 340020013', '340020013'],
    ['PassportNumber-US', '{"text":"passport\\n340020013"}', '340020013'],
    ['DateOfBirth', 'born, dob 1984-11-02', '1984-11-02'],
    ['LatLong', 'position 37.5665, 126.9780', '37.5665, 126.9780'],
    ['Address', 'to 350 Fifth Avenue, New York, NY 10118', '350 Fifth Avenue, New York, NY 10118'],
    ['Name', 'my name is Grace Hopper and', 'Grace Hopper'],
    [
      'AwsSecretKey',
      'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    ],
  ])('%s in “%s”', (identifier, text, found) => {
    expect(mask(identifier, text)).toBe(text.replace(found, stars(found.length)))
  })

  test.each([
    ['OpenSshPrivateKey', 'OPENSSH PRIVATE KEY'],
    ['PkcsPrivateKey', 'RSA PRIVATE KEY'],
    ['PkcsPrivateKey', 'PRIVATE KEY'],
    ['PgpPrivateKey', 'PGP PRIVATE KEY BLOCK'],
  ])('%s: %s, whole and cut off', (identifier, title) => {
    const key = `-----BEGIN ${title}-----\nb3Blbn\nNzaC1r\n-----END ${title}-----`
    expect(mask(identifier, `a ${key} b`)).toBe(`a ${stars(key.length)} b`)
    const cut = JSON.stringify({ k: key.slice(0, 50), n: 1 })
    expect(JSON.parse(mask(identifier, cut))).toEqual({
      k: expect.stringMatching(/^\*{50,}$/),
      n: 1,
    })
  })

  test('PuTTY', () => {
    const key = `PuTTY-User-Key-File-3: ssh-rsa\nPublic-Lines: 1\nAAAA\nPrivate-MAC: ${'a'.repeat(64)}`
    expect(mask('PuttyPrivateKey', `x ${key} y`)).toBe(`x ${stars(key.length)} y`)
  })
})

test.each([
  ['EmailAddress', 'a@b is no address, nor is @example.com or x@-a.com'],
  ['IpAddress', 'version 1.2.3, 1.2.3.4.5 at 12:30:45, std::vector, 256.1.1.1'],
  ['CreditCardNumber', 'card 4111 1111 1111 1112'],
  ['CreditCardNumber', 'order 4111 1111 1111 1111'],
  ['Ssn-US', 'part 219-09-9999'],
  ['Ssn-US', 'ssn 000-12-3456, 666-12-3456, 900-12-3456'],
  ['BankAccountNumber-DE', 'IBAN DE00 3704 0044 0532 0130 00'],
  ['BankAccountNumber-US', '{"account":"A-07215398","last":"TX8695414971"}'],
  ['PassportNumber-US', 'passport 340020013-12, x340020013'],
  ['PhoneNumber-US', 'order 415-555-2671'],
  ['AwsSecretKey', 'sha wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'],
])('%s leaves “%s” alone', (identifier, text) => {
  expect(mask(identifier, text)).toBe(text)
})

describe('a keyword', () => {
  test.each([
    ['SSN', '30 characters away', `SSN${'.'.repeat(30)}219-09-9999`],
    ['SSN', 'behind it', `219-09-9999${'.'.repeat(30)}SSN`],
    ['SSN', 'behind an escape', '{"text":"hello\\nSSN 219-09-9999"}'],
    ['SSN', 'behind an escaped letter', '{"text":"\\uac00SSN 219-09-9999"}'],
    ['SS#', 'that ends in a sign', 'SS#219-09-9999'],
  ])('%s %s', (_keyword, _where, text) => {
    expect(mask('Ssn-US', text)).toBe(text.replace('219-09-9999', '***********'))
  })

  test.each([
    ['31 characters away', `SSN${'.'.repeat(31)}219-09-9999`],
    ['31 characters behind it', `219-09-9999${'.'.repeat(31)}SSN`],
    ['in a word', 'lessn 219-09-9999, ssnap'],
  ])('not %s', (_where, text) => {
    expect(mask('Ssn-US', text)).toBe(text)
  })
})

describe('JSON stays JSON', () => {
  test.each([
    ['a value', '{"a":"x@example.com","b":1}', '{"a":"*************","b":1}'],
    ['a key', '{"x@example.com":1}', '{"*************":1}'],
    ['after an escape', '{"a":"\\nx@example.com"}', '{"a":"\\n*************"}'],
    ['after a unicode escape', '{"a":"\\u0041x@example.com"}', '{"a":"\\u0041*************"}'],
    ['text that only looks like it', '[WARN] "x@example.com"', '[WARN] "*************"'],
  ])('%s', (_title, text, masked) => {
    expect(mask('EmailAddress', text)).toBe(masked)
  })

  test('a number becomes a string of the same length', () => {
    const text = '{"card":4111111111111111,"n":[1,2]}'
    const masked = mask('CreditCardNumber', text)
    expect(masked).toBe('{"card":"**************","n":[1,2]}')
    expect(masked).toHaveLength(text.length)
  })

  test('whatever JSON and whatever spans', () => {
    const span = fc
      .tuple(fc.nat(300), fc.nat(60))
      .map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.json(), fc.array(span), (json, spans) => {
        const text = `[${json}]`
        const inside = spans.filter(({ end }) => end <= text.length)
        const masked = maskText(text, inside)
        expect(masked).toHaveLength(text.length)
        JSON.parse(masked)
      }),
      { numRuns: 500 },
    )
  })
})

test('a custom expression is found, and several findings that overlap are one', () => {
  const { mask: hide, findings } = compile([
    {
      managed: ['EmailAddress'],
      custom: [{ name: 'Employee', regex: 'EmployeeID-\\d{4}' }],
      findingsTo: {},
    },
  ])
  expect(hide('EmployeeID-1234@example.com')).toBe(stars(27))
  expect(findings('EmployeeID-1234@example.com').map(({ name }) => name)).toEqual([
    'EmailAddress',
    'Employee',
  ])
  expect(hide('EmployeeID-12')).toBeUndefined()
})

test('AWS’s list is whole, and what is not recognised is known', () => {
  expect(MANAGED_IDENTIFIERS.size).toBeGreaterThan(90)
  for (const name of NOT_RECOGNISED) expect(recogniserOf(name)).toBeUndefined()
  expect(NOT_RECOGNISED).not.toContain('EmailAddress')
})

const RECOGNISERS = [...MANAGED_IDENTIFIERS].flatMap((name) => recogniserOf(name) ?? [])

/** A pattern that looks at the same characters again and again takes minutes for one of these. */
test.each<[string, { before?: string; piece: string; behind?: string }]>([
  ['letters', { piece: 'a' }],
  ['digits', { piece: '1' }],
  ['digits and spaces', { piece: '1 ' }],
  ['digits and dots', { piece: '1.' }],
  ['at signs', { piece: '@' }],
  ['halves of addresses', { piece: 'a@' }],
  ['dotted halves of addresses', { before: '@', piece: 'a.' }],
  ['colons', { piece: 'a:' }],
  ['openings of keys', { piece: '-----BEGIN RSA PRIVATE KEY-----' }],
  ['quoted openings of keys', { piece: '-----BEGIN RSA PRIVATE KEY-----"' }],
  ['openings of PuTTY keys', { piece: 'PuTTY-User-Key-File-1: ', behind: 'Private-MAC: ' }],
  ['cards', { piece: 'card 4111111111111111 ' }],
  ['words of cards', { piece: 'card ' }],
  ['brackets of phones', { piece: '(0', behind: '+49' }],
  ['capitals', { piece: 'A' }],
  ['street names', { before: '1 ', piece: 'Abc ' }],
  ['letters and digits', { piece: 'A1' }],
  ['digits and hyphens', { piece: '1-' }],
  ['escapes', { piece: '\\n' }],
  ['numbers without their check', { piece: 'cpf 529.982.247-26 nif 12345678A vin ' }],
  ['numbers far from their words', { before: 'nhs', piece: ' 943 476 5919' }],
  ['words of national numbers', { piece: 'tax id ' }],
  ['IBANs', { before: 'iban ', piece: 'DE89 3704 0044 0532 0130 01 ' }],
])('work on a text of %s grows with it', (_title, { before = '', piece, behind = '' }) => {
  const textOf = (length: number) =>
    before + piece.repeat(Math.ceil(length / piece.length)) + behind
  const looksThrough = (text: string) => () => RECOGNISERS.map((recognise) => recognise(text))
  const ratio = workRatio(looksThrough(textOf(12_500)), looksThrough(textOf(200_000)))
  expect(ratio).toBeLessThan(GROWS_WITH_IT)
})
