import { personas } from '@gatehouse/testkit/organisation'
import { carryOut } from './carry-out.ts'
import { catalogueIsRead } from './catalogue-is-read.ts'
import { connectOrganisation } from './connect-organisation.ts'
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
  await connectOrganisation({ origin, sandboxUrl })
  const administrator = await clientOf(origin, personas.administrator.sub)
  await catalogueIsRead(administrator)
  const requesters = new Map<string, ConsoleClient>()
  for (const wish of wishes) {
    const sub = await requesterOf(sandboxUrl, wish.team)
    const requester = requesters.get(sub) ?? (await clientOf(origin, sub))
    requesters.set(sub, requester)
    await carryOut(wish, requester, administrator)
  }
}
