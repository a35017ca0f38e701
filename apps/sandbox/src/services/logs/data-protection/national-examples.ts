export interface NationalExample {
  readonly identifier: string
  readonly keywords: readonly string[]
  readonly real: readonly string[]
  /** Of the same look, with a digit, a letter or a place that cannot be. */
  readonly unreal: readonly string[]
}

const row = (
  identifier: string,
  keywords: readonly string[],
  real: readonly string[],
  unreal: readonly string[],
): NationalExample => ({ identifier, keywords, real, unreal })

/** Numbers that their authorities print in specimens, or that were made up with right checks. */
export const NATIONAL_EXAMPLES: readonly NationalExample[] = [
  row(
    'CepCode-BR',
    ['CEP', 'código de endereçamento postal'],
    ['01310-100', '01310100', '01.310-100'],
    ['0131-0100', '01310_100'],
  ),
  row(
    'Cnpj-BR',
    ['CNPJ', 'cadastro nacional da pessoa jurídica'],
    ['11.222.333/0001-81', '11444777000161', '12.ABC.345/01DE-35'],
    ['11.222.333/0001-82', '11444777000171', '12.ABC.345/01DE-36', '00000000000000'],
  ),
  row(
    'CpfCode-BR',
    ['cpf', 'cadastro de pessoas físicas'],
    ['529.982.247-25', '52998224725', '111.444.777-35'],
    ['529.982.247-26', '52998224735', '111.111.111-11'],
  ),
  row(
    'DriversLicense-CA',
    ["driver's licence", 'permis de conduire'],
    ['A1234-56789-01234', 'T1234-567890-12', '123456-789', '1234567'],
    ['A1234-5678-90123', '12345-6789', '12345678'],
  ),
  row(
    'PassportNumber-CA',
    ['passport', 'passeport#'],
    ['GA302922', 'P123456AA'],
    ['GA30292', 'G3029222', 'ga302922'],
  ),
  row(
    'PersonalHealthNumber-CA',
    ['PHN', 'msp number'],
    ['9012 372 173', '9012372173'],
    ['9012372174', '8012372173'],
  ),
  row(
    'PostalCode-CA',
    ['postal code', 'code postal'],
    ['K1A0B1', 'K1A 0B1', 'H2X-1Y4'],
    ['D1A 0B1', 'K1O 0B1', 'Z1A0B1', 'k1a0b1'],
  ),
  row(
    'SocialInsuranceNumber-CA',
    ['SIN', 'social insurance number', "numéro d'assurance sociale"],
    ['130 692 544', '130-692-544', '130692544'],
    ['130 692 545', '130-692 544', '046454286', '810692548'],
  ),
  row(
    'DriversLicense-FR',
    ['permis de conduire'],
    ['13AA00002', '123456789012'],
    ['13A000002', '12345678901'],
  ),
  row(
    'InseeCode-FR',
    ['INSEE', 'numéro de sécurité sociale'],
    ['2 55 08 14 168 025 38', '255081416802538', '1 84 12 2A 451 089 33'],
    ['2 55 08 14 168 025 39', '955081416802538', '255131416802538', '184122B45108933'],
  ),
  row('HealthInsuranceNumber-FR', ['carte vitale'], ['255081416802538'], ['255081416802537']),
  row(
    'PassportNumber-FR',
    ['passeport', 'numéro de passeport'],
    ['15AV00001'],
    ['15A000001', '15AV0001'],
  ),
  row(
    'TaxId-FR',
    ['numéro d’identification fiscale', 'tin#'],
    ['30 23 217 600 053', '3023217600053'],
    ['3023217600054', '4023217600053'],
  ),
  row(
    'DriversLicense-DE',
    ['Führerschein', 'fuehrerschein-nr'],
    ['B072RRE2I55'],
    ['B0X2RRE2I55', 'B072RRE2IX5'],
  ),
  row(
    'NationalIdentificationNumber-DE',
    ['Personalausweis', 'id number'],
    ['T22000129', 'T220001293', 'L01X00T471D'],
    ['T220001294', 'E22000129', 'C22000129', 'TCCCFGHJK'],
  ),
  row(
    'PassportNumber-DE',
    ['Reisepass', 'passport'],
    ['C01X00T47', 'C01X00T478', 'C01X00T478D'],
    ['C01X00T479', 'L01X00T47'],
  ),
  row(
    'TaxId-DE',
    ['Steuer-ID', 'steueridentifikationsnummer'],
    ['36574261809', '86 095 742 719', '13145012891'],
    ['36574261808', '06574261809', '11145000013', '12345067895'],
  ),
  row(
    'DriversLicense-IT',
    ['patente di guida'],
    ['AB1234567C', 'U1H00A000B'],
    ['AB123456C', 'U2H00A000B'],
  ),
  row(
    'NationalIdentificationNumber-IT',
    ['codice fiscale', 'tessera sanitaria'],
    ['RSSMRA85T10A562S', 'RSS MRA 85T10 A562S', 'rssmra85t10a562s'],
    ['RSSMRA85T10A562T', 'RSSMRA85F10A562S'],
  ),
  row('PassportNumber-IT', ['passaporto'], ['YA1234567'], ['YA123456', 'Y12345678']),
  row('DriversLicense-ES', ['permiso de conducción'], ['12345678Z', 'X1234567L'], ['12345678A']),
  row(
    'NationalIdentificationNumber-ES',
    ['DNI', 'documento nacional de identidad'],
    ['12345678Z', '12345678-Z'],
    ['12345678A', '1234567L'],
  ),
  row('NieNumber-ES', ['NIE'], ['X1234567L', 'X-1234567-L'], ['X1234567M', 'W1234567L']),
  row(
    'NifNumber-ES',
    ['NIF', 'número de identificación fiscal'],
    ['12345678Z', 'X1234567L'],
    ['12345678Y'],
  ),
  row('PassportNumber-ES', ['pasaporte'], ['PAA123456', 'XA123456'], ['P1234567', 'PAAA12345']),
  row(
    'Ssn-ES',
    ['número de la seguridad social', 'SSN'],
    ['28/12345678/40', '281234567840'],
    ['281234567841', '991234567840'],
  ),
  row('TaxId-ES', ['CIF'], ['A58818501', 'A-58818501'], ['A58818502', 'I58818501']),
  row(
    'DriversLicense-GB',
    ['driving licence', 'dl#'],
    ['MORGA657054SM9IJ', 'MORGA 657054 SM9IJ'],
    ['MORGA697054SM9IJ', 'MORGA657994SM9IJ'],
  ),
  row(
    'NationalInsuranceNumber-GB',
    ['NINO', 'national insurance number'],
    ['AB123456C', 'AB 12 34 56 C', 'ab123456c'],
    ['QQ123456C', 'GB123456C', 'AB123456E', 'AB12345C'],
  ),
  row(
    'NhsNumber-GB',
    ['NHS', 'nhsNumber', 'national health service'],
    ['943 476 5919', '943-476-5919', '9434765919'],
    ['943 476 5918', '943-476 5919', '9434765910'],
  ),
  row('PassportNumber-GB', ['passport no', 'passport#'], ['925665416'], ['92566541', 'A25665416']),
  row(
    'TaxId-GB',
    ['UTR', 'unique taxpayer reference'],
    ['1955839661', '19558 39661', '1955839661K'],
    ['1955839662', '195583966'],
  ),
  row(
    'DrugEnforcementAgencyNumber-US',
    ['DEA number'],
    ['BB1388568', 'AP5836727', 'F91234563'],
    ['BB1388569', 'IB1388568'],
  ),
  row(
    'HealthInsuranceClaimNumber-US',
    ['HICN', 'health insurance claim number'],
    ['219-09-9999A', '219099999C1'],
    ['219-09-9999', '000-12-3456A', '219-099999A'],
  ),
  row(
    'HealthcareProcedureCode-US',
    ['HCPCS', 'current procedural terminology'],
    ['J1885', '99213', '0001F'],
    ['I1885', '9921', 'J18855'],
  ),
  row(
    'IndividualTaxIdentificationNumber-US',
    ['ITIN', 'individual taxpayer identification number'],
    ['912-70-1234', '912701234', '900 94 0000'],
    ['912-93-1234', '812-70-1234', '912-70 1234', '912-66-1234'],
  ),
  row(
    'MedicareBeneficiaryNumber-US',
    ['MBI', 'medicare beneficiary'],
    ['1EG4-TE5-MK73', '1EG4TE5MK72'],
    ['0EG4TE5MK72', '1SG4TE5MK72', '1EG4TE5MK7A'],
  ),
  row(
    'NationalDrugCode-US',
    ['NDC', 'national drug code'],
    ['0777-3105-02', '50242-040-62', '60575-4112-1', '00777310502'],
    ['077-3105-02', '0777310502'],
  ),
  row(
    'NationalProviderId-US',
    ['NPI', 'national provider'],
    ['1234567893', '1245319599'],
    ['1234567890', '3234567893'],
  ),
  row(
    'ZipCode-US',
    ['zip code', 'ZIP+4'],
    ['10118', '10118-0110'],
    ['1011', '101180', '10118-011'],
  ),
  row(
    'VehicleIdentificationNumber',
    ['VIN', 'Fahrgestellnummer', 'vehicle identification number'],
    ['1M8GDM9AXKP042788', 'WVWZZZ1JZXW000001'],
    ['1M8GDM9A1KP042788', '1M8GDM9AXKPO42788', 'WVWZZZ1JZXW00000A', '12345678901234567'],
  ),
]
