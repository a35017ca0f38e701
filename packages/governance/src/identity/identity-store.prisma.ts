import type { Role } from '@gatehouse/contract/permissions'
import type { Database } from '@gatehouse/database/database'
import type { WriteTables } from '@gatehouse/database/tables'
import { entryOf } from '../kernel/entry.ts'
import { type Failure, ok, type Result } from '../kernel/result.ts'
import type { IdentityChange, IdentityStore } from './ports.ts'
import { resolveSession } from './resolve-session.prisma.ts'
import { attemptMinutes, sessionHours, sessionsPerPerson } from './session.ts'

const msPerMinute = 60_000

export function identityStore(database: Database): IdentityStore {
  const { reads, records } = database
  return {
    person: (issuer, subject) =>
      reads.person.findUnique({
        where: { issuer_subject: { issuer, subject } },
        select: { id: true, isDisabled: true },
      }),
    async liveSessions(personId) {
      const now = await database.now()
      return reads.session.count({ where: { personId, endedAt: null, expiresAt: { gt: now } } })
    },
    session: (tokenHash, isUse) => resolveSession(database, tokenHash, isUse),
    async idToken(idHash) {
      const session = await reads.session.findUnique({
        where: { idHash },
        select: { idToken: true },
      })
      return session?.idToken ?? null
    },
    commit: (decision) =>
      database.transaction(async (tx) => {
        // One sign-in of a person at a time, or each would leave room for itself alone.
        await tx.lock(`sessions:${personOf(decision.change)}`)
        const { change } = decision
        return tx.commit(
          entryOf(decision),
          (tables, at) => writeChange(tables, at, change),
          conflicts,
        )
      }),

    async teams(teamIds) {
      const rows = await reads.team.findMany({
        where: { id: { in: [...teamIds] } },
        orderBy: { nameEn: 'asc' },
      })
      return rows.map(({ id, nameEn, nameKo }) => ({ id, name: { en: nameEn, ko: nameKo } }))
    },
    async administratorNames() {
      const role: Role = 'administrator'
      const people = await reads.person.findMany({
        where: { roles: { has: role }, isDisabled: false },
        select: { name: true },
        orderBy: { name: 'asc' },
      })
      return people.map(({ name }) => name)
    },
    async mirrorTeams(teams) {
      for (const [id, { name }] of Object.entries(teams)) {
        const names = { nameEn: name.en, nameKo: name.ko }
        await records.team.upsert({ where: { id }, create: { id, ...names }, update: names })
      }
    },

    async saveAttempt(stateHash, { codeVerifier, nonce, returnTo }) {
      await records.signInAttempt.create({ data: { stateHash, codeVerifier, nonce, returnTo } })
    },
    async takeAttempt(stateHash) {
      const youngest = new Date((await database.now()).getTime() - attemptMinutes * msPerMinute)
      const attempt = await records.signInAttempt.findUnique({ where: { stateHash } })
      // Deleting is what takes it: of two callbacks with one state, one finds a row to delete.
      const { count } = await records.signInAttempt.deleteMany({ where: { stateHash } })
      if (attempt === null || count === 0 || attempt.createdAt < youngest) return null
      const { codeVerifier, nonce, returnTo } = attempt
      return { codeVerifier, nonce, returnTo }
    },
  }
}

const conflicts: Readonly<Record<string, Failure>> = {
  // Two first sign-ins of one person at a time; the second one finds the person when it tries again.
  person_issuer_subject_key: { code: 'request.in_progress' },
}

function personOf(change: IdentityChange): string {
  return change.kind === 'session-started' ? change.person.id : change.tokenHash
}

async function writeChange(
  tables: WriteTables,
  at: Date,
  change: IdentityChange,
): Promise<Result<void>> {
  if (change.kind === 'session-ended') {
    await tables.session.updateMany({
      where: { idHash: change.tokenHash, endedAt: null },
      data: { endedAt: at },
    })
    return ok(undefined)
  }
  const { id, issuer, subject, name, email, roles, teamIds } = change.person
  const known = { name, email, roles: [...roles], lastSeenAt: at }
  await tables.person.upsert({
    where: { id },
    create: { id, issuer, subject, ...known },
    update: known,
  })
  await tables.teamMember.deleteMany({ where: { personId: id } })
  await tables.teamMember.createMany({ data: teamIds.map((teamId) => ({ teamId, personId: id })) })
  await endOldest(tables, at, id)
  await tables.session.create({
    data: {
      idHash: change.tokenHash,
      personId: id,
      idToken: change.idToken,
      startedAt: at,
      lastUsedAt: at,
      expiresAt: new Date(at.getTime() + sessionHours * 60 * msPerMinute),
    },
  })
  return ok(undefined)
}

/** Room for the new one: a person has so many sessions at most, and the oldest gives way. */
async function endOldest(tables: WriteTables, at: Date, personId: string): Promise<void> {
  const kept = await tables.session.findMany({
    where: { personId, endedAt: null, expiresAt: { gt: at } },
    orderBy: [{ startedAt: 'desc' }, { idHash: 'asc' }],
    select: { idHash: true },
    take: sessionsPerPerson - 1,
  })
  await tables.session.updateMany({
    where: { personId, endedAt: null, idHash: { notIn: kept.map(({ idHash }) => idHash) } },
    data: { endedAt: at },
  })
}
