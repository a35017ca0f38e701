import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type GroupsMap, groupsMap } from './config-groups.ts'
import { productionObjections } from './config-production.ts'
import { isLoopback } from './loopback.ts'

/** What the process needs to know, read once at its start. Nothing else reads the environment. */
export interface Config {
  readonly databaseUrl: string
  readonly host: string
  readonly port: number
  /** The address that people type; sessions, redirects and same-origin checks are bound to it. */
  readonly origin: string
  readonly isHttps: boolean
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
  }
  readonly groups: GroupsMap
  /** Whom a person without a role should ask, in the operator's words. */
  readonly contact: string | null
  readonly process: 'all' | 'api' | 'worker'
  readonly consoleDir: string
  readonly leaseSeconds: number
  readonly sweepSeconds: number
  /** Tokens that a person's bucket gains a second; it holds twenty times as many. */
  readonly ratePerSecond: number
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  /** True where the SDK's own endpoint variable leads to a stand-in for AWS on this machine. */
  readonly isSandbox: boolean
}

export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly sentences: readonly string[]

  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

const url = (protocols: readonly string[]) =>
  z.string().refine(
    (text) => {
      const parsed = URL.parse(text)
      return parsed !== null && protocols.includes(parsed.protocol)
    },
    `has to be an address that begins with ${protocols.map((name) => `${name}//`).join(' or ')}`,
  )

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^[0-9]{1,9}$/, 'has to be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `has to lie between ${least} and ${most}`)

const json = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    context.addIssue({ code: 'custom', message: 'has to be JSON' })
    return z.NEVER
  }
})

const environment = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: wholeNumber(1, 65_535).default(8080),
  GATEHOUSE_ORIGIN: url(['http:', 'https:'])
    .refine((text) => URL.parse(text)?.origin === text, 'has to be an origin, without a path')
    .default('http://127.0.0.1:8080'),
  OIDC_ISSUER: url(['http:', 'https:']),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(16, 'has to be at least 16 characters long'),
  GATEHOUSE_GROUPS: json.pipe(groupsMap),
  GATEHOUSE_CONTACT: z.string().min(1).max(300).optional(),
  GATEHOUSE_PROCESS: z.enum(['all', 'api', 'worker']).default('all'),
  GATEHOUSE_CONSOLE_DIR: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../../console/dist', import.meta.url))),
  GATEHOUSE_LEASE_SECONDS: wholeNumber(1, 3600).default(15),
  GATEHOUSE_SWEEP_SECONDS: wholeNumber(1, 3600).default(15),
  GATEHOUSE_RATE_PER_SECOND: wholeNumber(1, 1_000_000).default(50),
  GATEHOUSE_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .optional(),
  NODE_ENV: z.string().optional(),
  AWS_ENDPOINT_URL: url(['http:', 'https:']).optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
})
export type Environment = z.infer<typeof environment>

/** Reads the environment; throws with one sentence for each variable that is wrong. */
export function readConfig(variables: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is what a shell leaves behind for an absent one.
  const set = Object.entries(variables).filter(([, value]) => value !== '')
  const parsed = environment.safeParse(Object.fromEntries(set))
  if (!parsed.success) throw new ConfigurationError(sentencesOf(parsed.error))
  const isProduction = parsed.data.NODE_ENV === 'production'
  const objections = isProduction
    ? productionObjections(parsed.data)
    : laptopObjections(parsed.data)
  if (objections.length > 0) throw new ConfigurationError(objections)
  return configOf(parsed.data, isProduction)
}

function configOf(env: Environment, isProduction: boolean): Config {
  return {
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    origin: env.GATEHOUSE_ORIGIN,
    isHttps: env.GATEHOUSE_ORIGIN.startsWith('https:'),
    oidc: {
      issuer: env.OIDC_ISSUER,
      clientId: env.OIDC_CLIENT_ID,
      clientSecret: env.OIDC_CLIENT_SECRET,
    },
    groups: env.GATEHOUSE_GROUPS,
    contact: env.GATEHOUSE_CONTACT ?? null,
    process: env.GATEHOUSE_PROCESS,
    consoleDir: env.GATEHOUSE_CONSOLE_DIR,
    leaseSeconds: env.GATEHOUSE_LEASE_SECONDS,
    sweepSeconds: env.GATEHOUSE_SWEEP_SECONDS,
    ratePerSecond: env.GATEHOUSE_RATE_PER_SECOND,
    logLevel: env.GATEHOUSE_LOG_LEVEL ?? (isProduction ? 'info' : 'warn'),
    isSandbox: env.AWS_ENDPOINT_URL !== undefined && isLoopback(env.AWS_ENDPOINT_URL),
  }
}

/** Outside production, plain http is for this machine alone: a session must not cross a network. */
function laptopObjections(env: Environment): string[] {
  return env.GATEHOUSE_ORIGIN.startsWith('http:') && !isLoopback(env.GATEHOUSE_ORIGIN)
    ? ['GATEHOUSE_ORIGIN has to begin with https:// unless it is an address of this machine.']
    : []
}

function sentencesOf(error: z.ZodError): string[] {
  const sentences = new Map<string, string>()
  for (const issue of error.issues) {
    const [variable = '', ...path] = issue.path.map(String)
    if (sentences.has(variable)) continue
    const where = path.length > 0 ? ` (at ${path.join('.')})` : ''
    const isMissing = issue.code === 'invalid_type' && path.length === 0
    sentences.set(
      variable,
      isMissing
        ? `${variable} is not set.`
        : `${variable}${where} is wrong: ${issue.message.replace(/\.$/, '')}.`,
    )
  }
  return [...sentences.values()]
}
