import type { AwsConnector } from '@gatehouse/aws/connector'
import type { AwsAdapters } from '@gatehouse/governance/access/aws'

/**
 * The ports that AWS answers, loaded by the first question: the SDK's clients would cost a start,
 * and every process that serves pages alone, a good part of a second.
 */
export function lateAwsAdapters(aws: AwsConnector): AwsAdapters {
  let loaded: Promise<AwsAdapters> | null = null
  const load = () => {
    loaded ??= import('@gatehouse/governance/access/aws').then(({ awsAdapters }) =>
      awsAdapters(aws),
    )
    return loaded
  }
  return {
    catalogue: late(async () => (await load()).catalogue),
    enablement: late(async () => (await load()).enablement),
    policies: late(async () => (await load()).policies),
    checks: late(async () => (await load()).checks),
    directory: late(async () => (await load()).directory),
    caller: late(async () => (await load()).caller),
  }
}

/** Every method of these ports answers a promise, so that waiting for the port first is not seen. */
function late<Port extends object>(load: () => Promise<Port>): Port {
  return new Proxy({} as Port, {
    get(_, name) {
      // Asked by `await` of everything: a port is no promise.
      if (name === 'then') return undefined
      return async (...input: readonly unknown[]) => {
        const port = await load()
        const method: unknown = Reflect.get(port, name)
        if (typeof method !== 'function') throw new TypeError(`There is no ${String(name)}.`)
        return Reflect.apply(method, port, input)
      }
    },
  })
}
