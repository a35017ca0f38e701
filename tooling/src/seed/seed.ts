import { personas } from '@gatehouse/testkit/organisation'
import { carryOut } from './carry-out.ts'
import { connectAccounts } from './connect-accounts.ts'
import { type ConsoleClient, clientOf } from './console-client.ts'
import { requesterOf } from './people.ts'
import { wishes } from './wishes.ts'

export interface SeedOptions {
  /** Where people reach Gatehouse. */
  readonly origin: string
  readonly sandboxUrl: string
}

/** Fills the pretend organisation through the front door: as its people would, signed in. */
export async function seed({ origin, sandboxUrl }: SeedOptions): Promise<void> {
  const administrator = await clientOf(origin, personas.administrator.sub)
  await connectAccounts(administrator, sandboxUrl)
  const requesters = new Map<string, ConsoleClient>()
  for (const wish of wishes) {
    const sub = await requesterOf(sandboxUrl, wish.team)
    const requester = requesters.get(sub) ?? (await clientOf(origin, sub))
    requesters.set(sub, requester)
    await carryOut(wish, requester, administrator)
  }
}
