import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Entry {
  payload: AdapterPayload
  readonly expiresAt: number
}

const SWEEP_ABOVE = 5000

/** Sessions, codes and grants live as long as the process: a restart signs everybody out. */
export class MemoryAdapter implements Adapter {
  readonly #entries = new Map<string, Entry>()

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    if (this.#entries.size > SWEEP_ABOVE) this.#sweep()
    const expiresAt =
      expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000
    this.#entries.set(id, { payload, expiresAt })
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const entry = this.#entries.get(id)
    if (entry === undefined || entry.expiresAt > Date.now()) return entry?.payload
    this.#entries.delete(id)
    return undefined
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#first((payload) => payload.userCode === userCode)
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#first((payload) => payload.uid === uid)
  }

  async consume(id: string): Promise<void> {
    const entry = this.#entries.get(id)
    if (entry !== undefined)
      entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) }
  }

  async destroy(id: string): Promise<void> {
    this.#entries.delete(id)
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#entries) {
      if (payload.grantId === grantId) this.#entries.delete(id)
    }
  }

  #first(isWanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
    for (const { payload, expiresAt } of this.#entries.values()) {
      if (expiresAt > Date.now() && isWanted(payload)) return payload
    }
    return undefined
  }

  #sweep(): void {
    for (const [id, { expiresAt }] of this.#entries) {
      if (expiresAt <= Date.now()) this.#entries.delete(id)
    }
  }
}
