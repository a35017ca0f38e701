import { BRAZIL } from './national/brazil.ts'
import { CANADA } from './national/canada.ts'
import { FRANCE } from './national/france.ts'
import { GERMANY } from './national/germany.ts'
import { ITALY } from './national/italy.ts'
import { SPAIN } from './national/spain.ts'
import { UNITED_KINGDOM } from './national/united-kingdom.ts'
import { UNITED_STATES } from './national/united-states.ts'
import { CREDENTIAL_RECOGNISERS } from './recognise-credentials.ts'
import { FINANCIAL_RECOGNISERS } from './recognise-financial.ts'
import { PERSONAL_RECOGNISERS } from './recognise-personal.ts'
import { VEHICLE } from './recognise-vehicle.ts'
import type { Recogniser } from './recogniser.ts'

/**
 * AWS's own data identifiers. Country codes follow the name after a hyphen.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL-managed-data-identifiers.html
 * (read in November 2026)
 */
const WORLDWIDE = [
  'Address',
  'AwsSecretKey',
  'CreditCardExpiration',
  'CreditCardNumber',
  'CreditCardSecurityCode',
  'DateOfBirth',
  'EmailAddress',
  'IpAddress',
  'LatLong',
  'Name',
  'OpenSshPrivateKey',
  'PgpPrivateKey',
  'PkcsPrivateKey',
  'PuttyPrivateKey',
  'VehicleIdentificationNumber',
]

const EUROPE_AND_BEYOND =
  'AT AU BE BG CA CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK US'

const BY_COUNTRY: Readonly<Record<string, string>> = {
  BankAccountNumber: 'DE ES FR GB IT US',
  CepCode: 'BR',
  Cnpj: 'BR',
  CpfCode: 'BR',
  DriversLicense: EUROPE_AND_BEYOND,
  DrugEnforcementAgencyNumber: 'US',
  ElectoralRollNumber: 'GB',
  HealthInsuranceCardNumber: 'EU',
  HealthInsuranceClaimNumber: 'US',
  HealthInsuranceNumber: 'FR',
  HealthcareProcedureCode: 'US',
  IndividualTaxIdentificationNumber: 'US',
  InseeCode: 'FR',
  MedicareBeneficiaryNumber: 'US',
  NationalDrugCode: 'US',
  NationalIdentificationNumber: 'DE ES IT',
  NationalInsuranceNumber: 'GB',
  NationalProviderId: 'US',
  NhsNumber: 'GB',
  NieNumber: 'ES',
  NifNumber: 'ES',
  PassportNumber: 'CA DE ES FR GB IT US',
  PermanentResidenceNumber: 'CA',
  PersonalHealthNumber: 'CA',
  PhoneNumber: 'BR DE ES FR GB IT US',
  PostalCode: 'CA',
  RgNumber: 'BR',
  SocialInsuranceNumber: 'CA',
  Ssn: 'ES US',
  TaxId: 'DE ES FR GB',
  ZipCode: 'US',
}

export const MANAGED_IDENTIFIERS: ReadonlySet<string> = new Set([
  ...WORLDWIDE,
  ...Object.entries(BY_COUNTRY).flatMap(([name, countries]) =>
    countries.split(' ').map((country) => `${name}-${country}`),
  ),
])

const recognisers: ReadonlyMap<string, Recogniser> = new Map([
  ...CREDENTIAL_RECOGNISERS,
  ...FINANCIAL_RECOGNISERS,
  ...PERSONAL_RECOGNISERS,
  ...BRAZIL,
  ...CANADA,
  ...FRANCE,
  ...GERMANY,
  ...ITALY,
  ...SPAIN,
  ...UNITED_KINGDOM,
  ...UNITED_STATES,
  ['VehicleIdentificationNumber', VEHICLE],
])

/** Undefined: AWS knows the identifier, the sandbox finds nothing for it. */
export const recogniserOf = (identifier: string): Recogniser | undefined =>
  recognisers.get(identifier)

export const NOT_RECOGNISED: readonly string[] = [...MANAGED_IDENTIFIERS].filter(
  (identifier) => !recognisers.has(identifier),
)
