import type { AppRouter } from '@gatehouse/api/router'
import { type Session, signIn } from '@gatehouse/testkit/sign-in'
import type { TRPCClient } from '@trpc/client'

/** The API as one signed-in person reaches it. */
export type ConsoleClient = TRPCClient<AppRouter>

export async function clientOf(origin: string, sub: string): Promise<ConsoleClient> {
  const session: Session = await signIn(origin, sub)
  return session.trpc<AppRouter>()
}
