import type { AwsCredentialIdentityProvider, MetadataBearer } from '@smithy/types'
import {
  type ConnectorOptions,
  clientConfig,
  defaultRequestTimeoutMs,
  httpTimeouts,
  type Purpose,
} from './client-config.ts'
import { isSessionRefused } from './error-names.ts'
import type { AwsResult } from './failure.ts'
import { type AssumedRole, roleSession } from './role-session.ts'
import { open, type ServiceClients, type ServiceName } from './services.ts'
import { translate } from './translate.ts'

/** As whom a call is made: a role of a governed account, or the process itself. */
export type Caller = AssumedRole | 'gatehouse'

export interface CallOptions<Service extends ServiceName> {
  readonly service: Service
  readonly as: Caller
  /** Without one, Gatehouse's home Region: for IAM, STS and Organizations. */
  readonly region?: string
  readonly purpose?: Purpose
}

/** Reaches every governed account. One session a role, one client a role, Region and purpose. */
export class AwsConnector {
  readonly homeRegion: string
  readonly #requestTimeoutMs: number
  readonly #sessions = new Map<string, AwsCredentialIdentityProvider>()
  readonly #clients = new Map<string, Promise<ServiceClients[ServiceName]>>()

  constructor(options: ConnectorOptions = {}) {
    this.homeRegion = options.homeRegion ?? 'us-east-1'
    this.#requestTimeoutMs = options.requestTimeoutMs ?? defaultRequestTimeoutMs
  }

  /** Makes one call; whatever the SDK throws comes back as a value. */
  async call<Service extends ServiceName, Output extends MetadataBearer>(
    options: CallOptions<Service>,
    send: (client: ServiceClients[Service]) => Promise<Output>,
  ): Promise<AwsResult<Output>> {
    const first = await this.#try(options, send)
    if (first.ok || options.as === 'gatehouse' || !isSessionRefused(first.error.awsErrorName)) {
      return first
    }
    // AWS ended the session before its time (or the clocks differ): a fresh one, once.
    this.#forget(options.as)
    return this.#try(options, send)
  }

  /** As `call`, for a caller who won't come again: neither session nor client is kept. */
  async callOnce<Service extends ServiceName, Output extends MetadataBearer>(
    options: CallOptions<Service>,
    send: (client: ServiceClients[Service]) => Promise<Output>,
  ): Promise<AwsResult<Output>> {
    const region = options.region ?? this.homeRegion
    const credentials =
      options.as === 'gatehouse'
        ? undefined
        : roleSession(options.as, region, this.#requestTimeoutMs)
    const config = clientConfig(region, options.purpose ?? 'read', credentials)
    const client = await open[options.service](config, httpTimeouts(this.#requestTimeoutMs))
    try {
      return answered(await send(client))
    } catch (error) {
      return { ok: false, error: translate(error) }
    } finally {
      client.destroy()
    }
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    const clients = [...this.#clients.values()]
    this.#clients.clear()
    this.#sessions.clear()
    for (const client of await Promise.all(clients)) client.destroy()
  }

  async #try<Service extends ServiceName, Output extends MetadataBearer>(
    options: CallOptions<Service>,
    send: (client: ServiceClients[Service]) => Promise<Output>,
  ): Promise<AwsResult<Output>> {
    const client = await this.#client(options)
    try {
      return answered(await send(client))
    } catch (error) {
      return { ok: false, error: translate(error) }
    }
  }

  #client<Service extends ServiceName>(
    options: CallOptions<Service>,
  ): Promise<ServiceClients[Service]> {
    const region = options.region ?? this.homeRegion
    const purpose = options.purpose ?? 'read'
    const key = [callerKey(options.as), options.service, region, purpose].join('|')
    // The key holds the service's name, so what is kept under it is that service's client.
    const kept = this.#clients.get(key) as Promise<ServiceClients[Service]> | undefined
    if (kept !== undefined) return kept
    const client = open[options.service](
      clientConfig(region, purpose, this.#session(options.as)),
      httpTimeouts(this.#requestTimeoutMs),
    )
    this.#clients.set(key, client)
    return client
  }

  #session(caller: Caller): AwsCredentialIdentityProvider | undefined {
    if (caller === 'gatehouse') return undefined
    const key = callerKey(caller)
    const session =
      this.#sessions.get(key) ?? roleSession(caller, this.homeRegion, this.#requestTimeoutMs)
    this.#sessions.set(key, session)
    return session
  }

  #forget(caller: AssumedRole): void {
    const key = callerKey(caller)
    this.#sessions.delete(key)
    for (const name of this.#clients.keys()) {
      // Not destroyed: another call may be under way on it. Its idle sockets close by themselves.
      if (name.startsWith(`${key}|`)) this.#clients.delete(name)
    }
  }
}

function answered<Output extends MetadataBearer>(output: Output): AwsResult<Output> {
  const { requestId } = output.$metadata
  return {
    ok: true,
    value: { value: output, awsRequestIds: requestId === undefined ? [] : [requestId] },
  }
}

/** The external id is a part: where an account was connected anew, the old session is not its own. */
function callerKey(caller: Caller): string {
  if (caller === 'gatehouse') return 'gatehouse'
  return [caller.roleArn, caller.sessionName, caller.externalId].join('|')
}
