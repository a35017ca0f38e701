import { CallLog } from './control/call-log.ts'
import { Faults } from './control/faults.ts'
import { handleControlRequest } from './control/handle-control-request.ts'
import { BodyTooLarge, cut, readRequest, writeResponse } from './http/exchange.ts'
import { handleAwsRequest } from './http/handle-aws-request.ts'
import { type AnyRequest, type AnyResponse, listen } from './http/listener.ts'
import type { SandboxParts } from './http/sandbox-parts.ts'
import {
  forgetOpenBatches,
  restoreOpenBatches,
  writeOpenBatches,
} from './services/bedrock-runtime/logging/object-batches.ts'
import { tellProgress } from './traffic/tell-progress.ts'
import { TrafficDesk } from './traffic/traffic-desk.ts'
import { seedWorldState } from './world/seed.ts'
import { SnapshotStore } from './world/snapshot.ts'
import { createWorldStores } from './world/stores/create-world-stores.ts'
import { World, type WorldState } from './world/world.ts'

export interface SandboxOptions {
  /** 0: any free port. */
  readonly port: number
  /** Where the snapshot stands; absent: memory only. */
  readonly stateDir?: string | undefined
  readonly oidcClientSecret: string
  /** Hears a line now and then while traffic is made. */
  readonly onTraffic?: (line: string) => void
}

export interface Sandbox {
  readonly url: string
  readonly parts: SandboxParts
  close(): Promise<void>
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const store = options.stateDir === undefined ? undefined : new SnapshotStore(options.stateDir)
  const stores = createWorldStores(options.stateDir)
  const worldOf = (state: WorldState): World =>
    new World(state, stores, () => store?.schedule(() => state))
  const restored = store?.restore()
  // Events, calls and objects belong to a world; without it they would be told of a second time.
  if (restored === undefined) await stores.clear()
  const parts: SandboxParts = {
    world: worldOf(restored ?? seedWorldState()),
    calls: new CallLog(),
    faults: new Faults(),
    traffic: new TrafficDesk(() => parts.world, tellProgress(options.onTraffic ?? (() => {}))),
    reset: async () => {
      await parts.traffic.stop()
      forgetOpenBatches(parts.world)
      await stores.clear()
      parts.world = worldOf(seedWorldState())
      parts.calls.clear()
      parts.faults.clear()
      parts.world.changed()
    },
  }
  // From here on the stores have a world that they belong to, whether or not it ever changes.
  if (restored === undefined) {
    parts.world.changed()
    store?.flush()
  } else await restoreOpenBatches(parts.world)
  const signIn = lazySignIn(options, () => url)
  const listener = await listen(options.port, (request, response) => {
    serve(parts, signIn, request, response).catch((error) => fail(response, error))
  })
  const url = `http://127.0.0.1:${listener.port}`
  return {
    url,
    parts,
    close: async () => {
      await listener.close()
      await parts.traffic.stop()
      await writeOpenBatches(parts.world)
      await stores.close()
      store?.flush()
    },
  }
}

type SignIn = (request: AnyRequest, response: AnyResponse) => Promise<void>

async function serve(
  parts: SandboxParts,
  signIn: SignIn,
  request: AnyRequest,
  response: AnyResponse,
): Promise<void> {
  const path = request.url ?? '/'
  // The provider reads its own bodies, so it gets the request untouched.
  if (path === '/oidc' || path.startsWith('/oidc/')) return signIn(request, response)
  const wire = await readRequest(request)
  if (path.startsWith('/_sandbox')) {
    return writeResponse(response, await handleControlRequest(parts, wire))
  }
  const outcome = await handleAwsRequest(parts, wire)
  if (outcome === 'reset') cut(response)
  else if (outcome !== 'stall') await writeResponse(response, outcome.answer)
  // What was refused before it was read is still on its way and would block the connection.
  if (wire.stream !== undefined && outcome !== 'stall') request.resume()
}

/** The OpenID provider is the slowest thing to load and most runs never sign anybody in. */
function lazySignIn(
  { oidcClientSecret: clientSecret, stateDir }: SandboxOptions,
  issuerBase: () => string,
): SignIn {
  let handler: Promise<(request: AnyRequest, response: AnyResponse) => void> | undefined
  return async (request, response) => {
    handler ??= import('./oidc/provider.ts').then(({ createSignIn }) =>
      createSignIn({ issuer: `${issuerBase()}/oidc`, clientSecret, stateDir }),
    )
    const handle = await handler
    handle(request, response)
  }
}

function fail(response: AnyResponse, error: unknown): void {
  if (error instanceof BodyTooLarge) {
    void writeResponse(response, {
      status: 413,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'RequestEntityTooLarge' },
      body: Buffer.from('{"message":"The request body is too large."}'),
    })
    return
  }
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : String(error)}\n`)
  cut(response)
}
