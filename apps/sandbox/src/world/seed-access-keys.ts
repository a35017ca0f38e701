import type { AccessKey } from './access-keys.ts'
import { ACCOUNTS } from './organisation.ts'
import { accessKeyIdOf, PEOPLE } from './people.ts'
import { signInRoleName } from './seed-iam.ts'

/** The secret and the session token of every key that the world starts with. */
export const WORLD_SECRET = 'sandbox'

const PLAIN = {
  secret: WORLD_SECRET,
  sessionPolicies: [],
  sessionTags: {},
  transitiveTagKeys: [],
  isChained: false,
}

function session(accessKeyId: string, accountId: string, roleName: string, sessionName: string) {
  return {
    ...PLAIN,
    accessKeyId,
    accountId,
    sessionToken: WORLD_SECRET,
    principal: { type: 'role', roleName, sessionName },
  } satisfies AccessKey
}

export function seedAccessKeys(): Record<string, AccessKey> {
  const administrators = Object.values(ACCOUNTS).map(
    (accountId) =>
      ({
        ...PLAIN,
        accessKeyId: `AKIASANDBOXADMIN${accountId.slice(-3)}`,
        accountId,
        principal: { type: 'user', userName: 'sandbox-admin' },
      }) satisfies AccessKey,
  )
  const keys: AccessKey[] = [
    session('ASIASANDBOXGATEHOUSE', ACCOUNTS.securityTooling, 'GatehouseService', 'gatehouse'),
    ...administrators,
    ...PEOPLE.map((someone) =>
      session(accessKeyIdOf(someone), ACCOUNTS.genaiDev, signInRoleName(someone.team), someone.sub),
    ),
  ]
  return Object.fromEntries(keys.map((key) => [key.accessKeyId, key]))
}
