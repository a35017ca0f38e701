import { fail, ok, type Result } from '../kernel/result.ts'
import type { Write, Writing } from './change-writer.prisma.ts'
import { putRun } from './run-changes.prisma.ts'

export const connectAccount: Write<'account-connected'> = async ({ tables }, { account }) => {
  const regions = [...account.regions]
  await tables.awsAccount.create({ data: { ...account, regions, state: 'unverified' } })
  // A place for the reading of each Region, so that "never read" can be said of it.
  const { accountId } = account
  await tables.catalogueReading.createMany({
    data: regions.map((region) => ({ accountId, region })),
  })
  return ok(undefined)
}

export const verifyAccount: Write<'account-verified'> = (writing, change) =>
  updateAccount(writing, change.accountId, {
    state: 'connected',
    verifiedAt: writing.at,
    failure: null,
    ...(change.hasUseCaseForm === null ? {} : { hasUseCaseForm: change.hasUseCaseForm }),
  })

export const loseAccount: Write<'account-unreachable'> = (writing, { accountId, failure }) =>
  updateAccount(writing, accountId, { state: 'unreachable', failure })

export const fileUseCase: Write<'use-case-filed'> = (writing, { accountId }) =>
  updateAccount(writing, accountId, { hasUseCaseForm: true })

export const connectPrincipal: Write<'principal-connected'> = async (writing, change) => {
  await writing.tables.principal.create({ data: change.principal })
  return change.run === null ? ok(undefined) : putRun(writing, change.run, teamOf(change.principal))
}

export const disconnectPrincipal: Write<'principal-disconnected'> = async (writing, change) => {
  const { count } = await writing.tables.principal.updateMany({
    where: { id: change.principalId, disconnectedAt: null },
    data: { disconnectedAt: writing.at },
  })
  return count === 1 ? putRun(writing, change.run, teamOf(change)) : missing
}

export const assignGuardrails: Write<'guardrails-assigned'> = async (writing, change) => {
  const where = teamOf(change)
  await writing.tables.guardrailAssignment.deleteMany({ where })
  await writing.tables.guardrailAssignment.createMany({
    data: change.guardrails.map(({ region, guardrailId, name, version }) => ({
      ...where,
      region,
      guardrailId,
      name,
      version,
    })),
  })
  return change.run === null ? ok(undefined) : putRun(writing, change.run, where)
}

const missing: Result<never> = fail({ code: 'access.not_found' })

async function updateAccount(
  { tables }: Writing,
  accountId: string,
  data: {
    readonly state?: string
    readonly verifiedAt?: Date
    readonly failure?: string | null
    readonly hasUseCaseForm?: boolean
  },
): Promise<Result<void>> {
  const { count } = await tables.awsAccount.updateMany({ where: { accountId }, data })
  return count === 1 ? ok(undefined) : missing
}

function teamOf({ teamId, accountId }: { readonly teamId: string; readonly accountId: string }) {
  return { teamId, accountId }
}
