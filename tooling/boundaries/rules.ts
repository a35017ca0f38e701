import type { IRegularForbiddenRuleType } from 'dependency-cruiser'
import { app, library, ours, oursExcept, slices, tests } from './patterns.ts'

/** A fence between folders: what may not import what, and why not. */
export interface Rule {
  /** Also the name of its fixture, which must break this rule and no other. */
  readonly name: string
  readonly reason: string
  readonly from: IRegularForbiddenRuleType['from']
  readonly to: IRegularForbiddenRuleType['to']
}

const governance = '^packages/governance/src/'

/** Packages: which of ours each may know. */
const packageRules: readonly Rule[] = [
  {
    name: 'contract-knows-nothing-of-ours',
    reason: 'the contract is what everyone else agrees on, so it may depend on nobody',
    from: { path: '^packages/contract/' },
    to: { path: oursExcept('contract') },
  },
  {
    name: 'contract-runs-in-a-browser',
    reason: 'the console bundles the contract, and a browser has none of the built-ins of Node',
    from: { path: '^packages/contract/', pathNot: tests },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'insights-ql-knows-nothing-of-ours',
    reason: 'the language is read by browser, server and sandbox alike and belongs to none of them',
    from: { path: '^packages/insights-ql/' },
    to: { path: oursExcept('insights-ql') },
  },
  {
    name: 'insights-ql-runs-in-a-browser',
    reason: 'the editor bundles the language, and a browser has none of the built-ins of Node',
    from: { path: '^packages/insights-ql/src/', pathNot: [tests, '/src/testing/'] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'insights-engine-knows-the-language-only',
    reason:
      'the engine runs the language over events; what Gatehouse does with it is not its matter',
    from: { path: '^packages/insights-engine/' },
    to: { path: oursExcept('insights-engine', 'insights-ql') },
  },
  {
    name: 'database-and-aws-know-the-contract-only',
    reason: 'they serve every slice, so they may know none of them, nor each other',
    from: { path: '^packages/(database|aws)/', pathNot: tests },
    to: { path: oursExcept('contract', '$1') },
  },
  {
    name: 'governance-knows-no-app',
    reason: 'the substance must run under any edge, and in a test without one',
    from: { path: governance, pathNot: tests },
    to: { path: oursExcept('governance', 'contract', 'insights-ql', 'database', 'aws', 'testkit') },
  },
  {
    name: 'testkit-serves-tests-only',
    reason: 'what ships must not contain what only tests need',
    from: { path: '^(apps|packages|infra)/', pathNot: [tests, '^packages/testkit/'] },
    to: { path: ours('testkit') },
  },
]

/** Inside governance: technology stands in suffixes, rules stand alone, slices stand apart. */
const governanceRules: readonly Rule[] = [
  {
    name: 'only-prisma-files-know-the-database',
    reason: 'a use case asks its port; the suffix .prisma.ts says where PostgreSQL is spoken to',
    from: { path: governance, pathNot: ['\\.prisma\\.ts$', tests] },
    to: { path: [ours('database'), library('@prisma/[^/]+'), library('pg')] },
  },
  {
    name: 'only-aws-files-know-aws',
    reason: 'a use case asks its port; the suffix .aws.ts says where AWS is spoken to',
    from: { path: governance, pathNot: ['\\.aws\\.ts$', tests] },
    to: { path: [ours('aws'), library('@aws-sdk/[^/]+'), library('@smithy/[^/]+')] },
  },
  {
    name: 'use-cases-know-ports-not-adapters',
    reason:
      "only the slice's door hands out adapters; a use case that names one cannot do without it",
    from: { path: governance, pathNot: ['/index\\.ts$', '\\.(prisma|aws)\\.ts$', tests] },
    to: { path: '\\.(prisma|aws)\\.ts$' },
  },
  {
    name: 'slices-never-import-each-other',
    reason: 'slices hold each other by id, react to events, and ask through a port of the kernel',
    from: { path: `${governance}(${slices})/` },
    to: { path: `${governance}(${slices})/`, pathNot: `${governance}$1/` },
  },
  {
    name: 'the-kernel-knows-no-slice',
    reason: 'what all slices share cannot depend on one of them',
    from: { path: `${governance}kernel/`, pathNot: ['\\.(prisma|aws)\\.ts$', tests] },
    to: { path: [`${governance}(${slices})/`, oursExcept('contract', 'governance')] },
  },
]

/** The apps: nothing imports them at run time, and each knows only what the table allows. */
const appRules: readonly Rule[] = [
  {
    name: 'api-reaches-database-and-aws-in-compose-only',
    reason: 'the composition root wires the technology; everything else takes what it is given',
    from: { path: '^apps/api/', pathNot: ['^apps/api/src/compose[^/]*(\\.ts$|/)', tests] },
    to: { path: ours('database', 'aws', 'insights-ql', 'insights-engine') },
  },
  {
    name: 'api-speaks-no-aws',
    reason:
      'AWS is spoken to in packages/aws and in .aws.ts files, where errors are translated once',
    from: { path: '^apps/api/', pathNot: tests },
    to: { path: library('@aws-sdk/[^/]+') },
  },
  {
    name: 'console-sees-the-api-by-type-only',
    reason: 'an import at run time would carry the server into the browser',
    from: { path: '^apps/console/' },
    to: { path: app('api'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'console-knows-contract-and-language-only',
    reason: 'what a browser may know of us is what crosses the wire',
    from: { path: '^apps/console/' },
    to: { path: oursExcept('console', 'api', 'sandbox', 'contract', 'insights-ql') },
  },
  {
    name: 'console-has-no-aws-sdk',
    reason: 'a browser holds no AWS credentials and asks the API',
    from: { path: '^apps/console/' },
    to: { path: library('@aws-sdk/[^/]+') },
  },
  {
    name: 'console-parts-know-no-domain',
    reason: 'parts know design; what they show is handed to them',
    from: { path: '^apps/console/src/parts/', pathNot: tests },
    to: { path: ['^apps/console/src/(features|app)/', ours('contract'), app('api')] },
  },
  {
    name: 'sandbox-shares-nothing-with-gatehouse',
    reason: 'a stand-in that shares our assumptions can only agree with us',
    from: { path: '^apps/sandbox/' },
    to: { path: oursExcept('sandbox', 'insights-ql', 'insights-engine') },
  },
  {
    name: 'nothing-imports-the-sandbox',
    reason: 'the sandbox is AWS: it is reached over the wire, and its licence is not ours',
    from: { pathNot: '^apps/sandbox/' },
    to: { path: app('sandbox') },
  },
  {
    name: 'nothing-runs-the-api-but-itself',
    reason: 'apps are started, not imported; only the type of the router may be seen',
    from: { path: '^(e2e|bench|tooling|packages/testkit)/' },
    to: { path: app('api', 'console'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'infra-sees-permissions-only',
    reason: 'roles are built from what the slices say that they call, not from how they call it',
    from: { path: '^infra/' },
    to: { path: oursExcept('governance/(src/)?[^/]+/permissions') },
  },
]

/** Everywhere. */
const generalRules: readonly Rule[] = [
  {
    name: 'no-cycles',
    reason: 'two files that need each other at run time are one file, or are missing a third',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'imports-resolve',
    reason: 'an import that leads nowhere escapes every other fence',
    from: { pathNot: '/__generated__/' },
    to: { couldNotResolve: true, pathNot: '\\?|^virtual:|__generated__/' },
  },
]

/** Rules that depend on which files call themselves pure. */
export function rulesFor(pureFiles: readonly string[]): readonly Rule[] {
  return [
    ...packageRules,
    ...governanceRules,
    ...pureRules(pureFiles),
    ...appRules,
    ...generalRules,
  ]
}

function pureRules(files: readonly string[]): readonly Rule[] {
  if (files.length === 0)
    throw new Error('No pure file was found: the rules for them would be idle.')
  const pure = files.map((file) => `^${file.replaceAll('.', '\\.')}$`)
  return [
    {
      name: 'pure-files-import-contract-and-kernel-only',
      reason: 'a rule that is pure can be tested by table and property, and read without a server',
      from: { path: pure },
      to: {
        // zod is the language that the contract is written in, and does no I/O.
        pathNot: [...pure, ours('contract'), `${governance}kernel/`, library('zod')],
        dependencyTypesNot: ['core', 'type-only'],
      },
    },
    {
      name: 'pure-files-use-no-built-ins',
      reason: 'files, clocks and randomness come in as values; node:fs resolves to fs, so by kind',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
  ]
}
