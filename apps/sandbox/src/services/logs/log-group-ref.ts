import type { LogEngine } from '@gatehouse/insights-engine/log-engine'
import { type LogGroup, type LogsRegion, logGroupOf, logsRegion } from '../../world/logs-state.ts'
import type { World } from '../../world/world.ts'
import { removeExpired, retentionHorizonMs } from './expired-events.ts'
import { noSuchGroup, noSuchStream } from './logs-errors.ts'

/** One log group of the world. */
export interface LogGroupRef {
  readonly accountId: string
  readonly region: string
  /** The group's name. */
  readonly group: string
}

export const groupKey = ({ accountId, region, group }: LogGroupRef): string =>
  `${accountId}:${region}:${group}`

/** What `@log` shows. */
export const groupLabel = ({ accountId, group }: LogGroupRef): string => `${accountId}:${group}`

/** Without the `:*` that most IAM policies carry. */
export const groupArn = ({ accountId, region, group }: LogGroupRef): string =>
  `arn:aws:logs:${region}:${accountId}:log-group:${group}`

/** What IAM is asked about: AWS names the stream part even where no stream is meant. */
export const groupResource = (ref: LogGroupRef): string => streamResource(ref, '')

export const streamResource = (ref: LogGroupRef, stream: string): string =>
  `${groupArn(ref)}:log-stream:${stream}`

export function regionOf(world: World, { accountId, region }: Omit<LogGroupRef, 'group'>) {
  return logsRegion(world.state.logs, accountId, region)
}

export function findGroup(world: World, ref: LogGroupRef): LogGroup | undefined {
  return logGroupOf(regionOf(world, ref), ref.group)
}

export function existingGroup(world: World, ref: LogGroupRef): LogGroup {
  const group = findGroup(world, ref)
  if (group === undefined) throw noSuchGroup()
  return group
}

export const hasStream = ({ streams }: LogGroup, name: string): boolean =>
  Object.hasOwn(streams, name)

/** The group, where it has the stream. */
export function groupOfStream(world: World, ref: LogGroupRef, stream: string): LogGroup {
  const group = existingGroup(world, ref)
  if (!hasStream(group, stream)) throw noSuchStream()
  return group
}

export const groupsOf = ({ groups }: LogsRegion): readonly LogGroup[] => Object.values(groups)

const opening = new WeakMap<LogEngine, Map<string, Promise<void>>>()

/** The engine with a table for the group: it is made when the first event or query comes. */
export async function engineOf(world: World, ref: LogGroupRef): Promise<LogEngine> {
  const engine = await world.stores.logs()
  const key = groupKey(ref)
  if (!engine.hasGroup(key)) await open(engine, key, groupLabel(ref))
  await forgetExpired(engine, world, ref)
  return engine
}

/** The engine if it has a table for the group; undefined: the group has never had an event. */
export async function engineHolding(
  world: World,
  ref: LogGroupRef,
): Promise<LogEngine | undefined> {
  const engine = await world.stores.logs()
  if (!engine.hasGroup(groupKey(ref))) return undefined
  await forgetExpired(engine, world, ref)
  return engine
}

async function forgetExpired(engine: LogEngine, world: World, ref: LogGroupRef): Promise<void> {
  const group = findGroup(world, ref)
  if (group === undefined) return
  const horizonMs = retentionHorizonMs(group, world.clock.now().getTime())
  try {
    await removeExpired(engine, groupKey(ref), horizonMs)
  } catch (error) {
    // Nothing has expired in a group that was deleted meanwhile.
    if (engine.hasGroup(groupKey(ref))) throw error
  }
}

async function open(engine: LogEngine, key: string, label: string): Promise<void> {
  const pending = opening.get(engine) ?? new Map<string, Promise<void>>()
  opening.set(engine, pending)
  let made = pending.get(key)
  if (made === undefined) {
    made = engine.createGroup(key, label).finally(() => pending.delete(key))
    pending.set(key, made)
  }
  await made
}

/** What the engine answers; a group that was deleted in the meantime is one that does not exist. */
export async function unlessGone<Answer>(
  engine: LogEngine,
  ref: LogGroupRef,
  answer: Promise<Answer>,
): Promise<Answer> {
  try {
    return await answer
  } catch (error) {
    throw engine.hasGroup(groupKey(ref)) ? error : noSuchGroup()
  }
}
