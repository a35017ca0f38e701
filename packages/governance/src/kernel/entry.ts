import type { Actor } from './actor.ts'
import type { Decision } from './decision.ts'
import type { DomainEvent } from './events.ts'

type Told = Exclude<DomainEvent, { readonly type: 'live' }>

/** Marked pure: what is written beside a change: the audit for people, the outbox for the worker, the rest for open consoles. */
export function entryOf({ actor, correlationId, audit, events }: Decision<unknown>) {
  return {
    actor: personOf(actor),
    correlationId,
    audit,
    outbox: events.flatMap((event) => (event.type === 'live' ? [] : [outboxLine(event)])),
    live: events.flatMap((event) => (event.type === 'live' ? [event.event] : [])),
  }
}

function personOf(actor: Actor): { readonly id: string; readonly name: string } | null {
  return actor.kind === 'person' ? { id: actor.personId, name: actor.name } : null
}

function outboxLine({ type, ...payload }: Told): {
  readonly type: string
  readonly payload: object
} {
  return { type, payload }
}
