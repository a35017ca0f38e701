import type { LiveEvent } from '@gatehouse/contract/events'
import { expect, test } from 'vitest'
import { startServer } from './server.testing.ts'

type Server = Awaited<ReturnType<typeof startServer>>

/** An open stream; `next` waits for the next named event. */
async function open(server: Server, token: string) {
  const answer = await server.call('/events', { token })
  const reader = (answer.body ?? new ReadableStream())
    .pipeThrough(new TextDecoderStream())
    .getReader()
  let text = ''
  async function next(): Promise<{ event: string; data: unknown } | 'closed'> {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        const event = /^event: (.*)$/m.exec(block)?.[1]
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data !== undefined) return { event: event ?? 'message', data: JSON.parse(data) }
        continue
      }
      const { value, done } = await reader.read()
      if (done) return 'closed'
      text += value
    }
  }
  return { answer, next, close: () => reader.cancel() }
}

const change = (teamId: string | null): LiveEvent => ({ type: 'grant.changed', id: 'g-1', teamId })

test('a stream begins with ready and is kept by nobody', async () => {
  await using server = await startServer()
  const stream = await open(server, await server.people.signInAs('ada', ['administrator']))
  expect(stream.answer.headers.get('content-type')).toContain('text/event-stream')
  expect(stream.answer.headers.get('cache-control')).toBe('no-store')
  expect(stream.answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(await stream.next()).toEqual({ event: 'ready', data: {} })
  await stream.close()
})

test('each person hears of the teams that they may see', async () => {
  await using server = await startServer()
  const member = await open(server, await server.people.signInAs('m', ['requester'], ['alpha']))
  const admin = await open(server, await server.people.signInAs('a', ['administrator']))
  const manager = await open(server, await server.people.signInAs('b', ['manager']))
  const stranger = await open(server, await server.people.signInAs('s', []))
  const everybody = [member, admin, manager, stranger]
  for (const stream of everybody) await stream.next()

  for (const teamId of ['beta', 'alpha', null]) {
    server.notifications.notify('gatehouse_live', JSON.stringify(change(teamId)))
  }
  for (const broken of ['', '{', '{"type":"x"}', 'null']) {
    server.notifications.notify('gatehouse_live', broken)
  }
  // The mark at the end shows what was left out before it.
  server.notifications.resume()

  const heard = async (stream: (typeof everybody)[number]) => {
    const teams: unknown[] = []
    for (;;) {
      const message = await stream.next()
      if (message === 'closed' || message.event === 'ready') return teams
      teams.push((message.data as LiveEvent).teamId)
    }
  }
  expect(await heard(member)).toEqual(['alpha', null])
  expect(await heard(admin)).toEqual(['beta', 'alpha', null])
  expect(await heard(manager)).toEqual(['beta', 'alpha', null])
  expect(await heard(stranger)).toEqual([])
  for (const stream of everybody) await stream.close()
})

test('a person has three streams at most, and a closed one makes room', async () => {
  await using server = await startServer()
  const token = await server.people.signInAs('ada', ['administrator'])
  const streams = [await open(server, token), await open(server, token), await open(server, token)]
  for (const stream of streams) await stream.next()
  const fourth = await server.call('/events', { token })
  expect(fourth.status).toBe(429)
  expect(fourth.headers.get('retry-after')).toBe('60')
  await streams[0]?.close()
  await expect
    .poll(async () => {
      const again = await server.call('/events', { token })
      await again.body?.cancel()
      return again.status
    })
    .toBe(200)
  for (const stream of streams.slice(1)) await stream.close()
})

test('a stream ends with its session', { timeout: 20_000 }, async () => {
  await using server = await startServer()
  const token = await server.people.signInAs('ada', ['administrator'])
  const stream = await open(server, token)
  await stream.next()
  await server.people.identity.signOut(token, 'test')
  expect(await stream.next()).toEqual({ event: 'ended', data: {} })
  expect(await stream.next()).toBe('closed')
})

test('a server that stops lets go of its streams', async () => {
  const server = await startServer()
  const stream = await open(server, await server.people.signInAs('ada', ['administrator']))
  await stream.next()
  await server[Symbol.asyncDispose]()
  expect(await stream.next().catch(() => 'closed')).toBe('closed')
})
