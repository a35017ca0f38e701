import { type LiveEvent, liveEvent } from '@gatehouse/contract/events'
import { permissionsOf } from '@gatehouse/contract/permissions'
import { maySeeTeam } from '@gatehouse/governance/access/policy'
import type { SignedIn } from '@gatehouse/governance/identity'
import type { FastifyInstance } from 'fastify'
import type { Notifications } from '../postgres-notifications.ts'
import { EventStream } from './event-stream.ts'
import { refuse } from './failures.ts'
import { isNotForeign } from './same-origin.ts'
import type { Sessions } from './sessions.ts'

export interface EventParts {
  readonly sessions: Sessions
  readonly notifications: Notifications
  readonly origin: string
}

const mostStreamsOfOnePerson = 3
/** A person who was disabled, or whose role was taken, sees nothing new after so long. */
const checkSessionEveryMs = 5_000
const heartbeatEveryMs = 15_000

/**
 * Server-sent events. They carry ids alone and are sent to those who may see the team. `ready`
 * comes first and again after every gap: what was shown before may have changed meanwhile.
 */
export function eventRoutes(app: FastifyInstance, parts: EventParts): void {
  const open = new Map<string, Set<EventStream>>()
  const all = () => [...open.values()].flatMap((streams) => [...streams])

  parts.notifications.listen('gatehouse_live', (payload) => {
    const event = parse(payload)
    if (event === null) return
    for (const stream of all()) if (maySee(stream.signedIn, event)) stream.send(event)
  })
  parts.notifications.onResume(() => {
    for (const stream of all()) stream.say('ready')
  })
  app.addHook('preClose', async () => {
    for (const stream of all()) stream.end()
  })

  app.get('/events', async (request, reply) => {
    if (!isNotForeign(request, parts.origin)) return refuse(reply, 'request.cross_site')
    const signedIn = await parts.sessions.of(request)
    if (signedIn === null) return refuse(reply, 'identity.signed_out')
    const { personId } = signedIn.actor
    const streams = open.get(personId) ?? new Set()
    if (streams.size >= mostStreamsOfOnePerson) {
      reply.header('retry-after', 60)
      return refuse(reply, 'request.rate_limited')
    }
    const stream = EventStream.begin(reply, signedIn)
    open.set(personId, streams.add(stream))
    const checking = setInterval(() => void check(), checkSessionEveryMs)
    const beating = setInterval(() => stream.beat(), heartbeatEveryMs)
    stream.whenClosed(() => {
      clearInterval(checking)
      clearInterval(beating)
      streams.delete(stream)
      if (streams.size === 0) open.delete(personId)
    })
    stream.say('ready')

    async function check(): Promise<void> {
      try {
        const now = await parts.sessions.now(request)
        if (now === null) stream.endWith('ended')
        else stream.signedIn = now
      } catch (error) {
        request.log.warn({ err: error }, 'the session of a stream could not be checked')
        stream.end()
      }
    }
    return reply
  })
}

/** What concerns no team concerns everybody with a role. */
function maySee({ actor }: SignedIn, { teamId }: LiveEvent): boolean {
  if (!permissionsOf(actor.roles).has('access.request.read')) return false
  return teamId === null || maySeeTeam(actor, teamId)
}

function parse(payload: string): LiveEvent | null {
  try {
    const parsed = liveEvent.safeParse(JSON.parse(payload))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
