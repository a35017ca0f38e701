import { NodeProcess } from './child-process.ts'

export interface ClusterOptions {
  readonly dataDir: string
  readonly port: number
  readonly password: string
  /** `false` trades safety against a power cut for speed: right for tests alone. */
  readonly isDurable: boolean
  readonly onLine?: (line: string) => void
}

/** A running PostgreSQL; `await using` shuts it down. */
export interface Cluster extends AsyncDisposable {
  readonly process: NodeProcess
  /** Connection string of one of its databases. */
  urlOf(database: string): string
  stop(): Promise<void>
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const child = await NodeProcess.start({
    name: 'PostgreSQL',
    entry: 'packages/testkit/src/cluster-process.ts',
    env: {
      CLUSTER_DIR: options.dataDir,
      CLUSTER_PORT: String(options.port),
      CLUSTER_PASSWORD: options.password,
      CLUSTER_DURABLE: options.isDurable ? 'yes' : 'no',
    },
    ready: /^postgres listening on (\d+)$/,
    ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
  })
  return {
    process: child,
    urlOf: (database) =>
      `postgresql://postgres:${options.password}@127.0.0.1:${options.port}/${database}`,
    stop: () => child.stop(),
    [Symbol.asyncDispose]: () => child.stop(),
  }
}
