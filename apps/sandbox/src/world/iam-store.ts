import type { WorldClock } from './clock.ts'

/** Everything here is plain JSON, because the snapshot on disk is. Times are ISO 8601. */
export interface IamPrincipalPolicies {
  /** Policy name to document, as the caller sent it. */
  readonly inlinePolicies: Record<string, string>
  readonly attachedPolicyArns: string[]
  boundaryArn?: string
}

export interface IamRole extends IamPrincipalPolicies {
  readonly name: string
  /** `/` or `/teams/`: starts and ends with a slash. */
  readonly path: string
  /** `AROA…` */
  readonly id: string
  readonly arn: string
  readonly createdAt: string
  description?: string
  maxSessionSeconds: number
  trustPolicy: string
  tags: Record<string, string>
}

export interface IamUser extends IamPrincipalPolicies {
  readonly name: string
  readonly path: string
  /** `AIDA…` */
  readonly id: string
  readonly arn: string
  readonly createdAt: string
  tags: Record<string, string>
}

export interface IamPolicyVersion {
  /** `v1`, `v2` …: never used twice for one policy. */
  readonly id: string
  readonly document: string
  readonly createdAt: string
}

export interface IamPolicy {
  readonly name: string
  readonly path: string
  /** `ANPA…` */
  readonly id: string
  readonly arn: string
  readonly createdAt: string
  updatedAt: string
  description?: string
  versions: IamPolicyVersion[]
  defaultVersionId: string
  nextVersion: number
  tags: Record<string, string>
}

export interface IamAccount {
  /** By name: IAM names are unique in an account whatever their path. */
  readonly roles: Record<string, IamRole>
  readonly users: Record<string, IamUser>
  /** Customer-managed policies by ARN. AWS's own stand in the account `aws`. */
  readonly policies: Record<string, IamPolicy>
}

export type IamState = Record<string, IamAccount>

/** The pseudo account that holds AWS-managed policies: `arn:aws:iam::aws:policy/…`. */
export const AWS_MANAGED = 'aws'

/** Sets a key of the caller's choosing: `__proto__` is a name that IAM accepts, and no setter. */
export function putOwn<Value>(record: Record<string, Value>, key: string, value: Value): void {
  Object.defineProperty(record, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}

interface PastAccount {
  /** From this moment on, `account` is no longer what the API reads. */
  readonly until: number
  readonly account: IamAccount
}

const EMPTY: IamAccount = { roles: {}, users: {}, policies: {} }

/**
 * IAM reads its own writes through the API at once, but decisions may see them later:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
 */
export class IamStore {
  readonly #state: IamState
  readonly #clock: WorldClock
  readonly #propagationMs: () => number
  readonly #past = new Map<string, PastAccount[]>()

  constructor(state: IamState, clock: WorldClock, propagationMs: () => number) {
    this.#state = state
    this.#clock = clock
    this.#propagationMs = propagationMs
  }

  /** What the API shows now. Read only: to change something, go through `edit`. */
  account(accountId: string): IamAccount {
    return this.#state[accountId] ?? EMPTY
  }

  /** The account to change; what it was stays visible to decisions until it has propagated. */
  edit(accountId: string): IamAccount {
    const account = this.#state[accountId] ?? { roles: {}, users: {}, policies: {} }
    this.#state[accountId] = account
    const delay = this.#propagationMs()
    if (delay > 0) {
      const now = this.#clock.now().getTime()
      const kept = (this.#past.get(accountId) ?? []).filter((past) => past.until > now - delay)
      kept.push({ until: now, account: structuredClone(account) })
      this.#past.set(accountId, kept)
    }
    return account
  }

  /** What decisions see: the account as it was `iamPropagationMs` ago. */
  asDecided(accountId: string): IamAccount {
    const past = this.#past.get(accountId)
    if (past !== undefined) {
      const horizon = this.#clock.now().getTime() - this.#propagationMs()
      const seen = past.find((entry) => entry.until > horizon)
      if (seen !== undefined) return seen.account
      this.#past.delete(accountId)
    }
    return this.account(accountId)
  }

  /** After the clock was set back, "a while ago" has no meaning: everything counts as propagated. */
  forgetPast(): void {
    this.#past.clear()
  }

  policy(account: IamAccount, arn: string): IamPolicy | undefined {
    return account.policies[arn] ?? this.#state[AWS_MANAGED]?.policies[arn]
  }
}
