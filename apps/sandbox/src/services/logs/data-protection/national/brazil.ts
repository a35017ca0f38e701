import { cnpj, cpf } from 'stdnum/lib/cjs/br/index.js'
import { alone, matchingNear, type Recogniser } from '../recogniser.ts'

/**
 * Keywords:
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types-pii.html
 */
const PERSON = [
  'cadastro de pessoa fisica',
  'cadastro de pessoa física',
  'cadastro de pessoas fisicas',
  'cadastro de pessoas físicas',
  'cpf',
]
const COMPANY = [
  'cadastro nacional da pessoa juridica',
  'cadastro nacional da pessoa jurídica',
  'cnpj',
]
const POSTCODE = ['cep', 'codigo de endereçamento postal', 'código de endereçamento postal']

/** The check digits of one digit repeated are right, but nobody has such a number. */
const isOneDigitRepeated = (found: string): boolean =>
  /^(\d)\1*$/.test(found.replaceAll(/[^\dA-Z]/g, ''))

export const BRAZIL: readonly (readonly [string, Recogniser])[] = [
  ['CepCode-BR', matchingNear(alone('\\d{2}\\.?\\d{3}-?\\d{3}'), POSTCODE)],
  [
    'Cnpj-BR',
    // Letters are allowed since July 2026.
    matchingNear(
      alone('[\\dA-Z]{2}\\.?[\\dA-Z]{3}\\.?[\\dA-Z]{3}/?[\\dA-Z]{4}-?\\d{2}'),
      COMPANY,
      (found) => cnpj.validate(found).isValid && !isOneDigitRepeated(found),
    ),
  ],
  [
    'CpfCode-BR',
    matchingNear(
      alone('\\d{3}\\.?\\d{3}\\.?\\d{3}[-.]?\\d{2}'),
      PERSON,
      (found) => cpf.validate(found).isValid && !isOneDigitRepeated(found),
    ),
  ],
]
