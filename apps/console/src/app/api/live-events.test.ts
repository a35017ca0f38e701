import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseLiveEvent, readAgain } from './live-events.ts'

describe('live events', () => {
  it('are read as the contract says', () => {
    const event = { type: 'grant.changed', id: 'g1', teamId: 'claims-nlp' }
    expect(parseLiveEvent(JSON.stringify(event))).toEqual(event)
  })

  it.each(['', '{', 'null', '{"type":"later.invented","id":"x","teamId":null}'])(
    'of a form that is not known are left alone (%j)',
    (data) => {
      expect(parseLiveEvent(data)).toBeNull()
    },
  )
})

describe('what a change made old is read again', () => {
  /** A question that is on the page; `answer` is what its server says next, when it says so. */
  function asked() {
    const client = new QueryClient()
    const answers: ((state: string) => void)[] = []
    const queryFn = () => new Promise<string>((resolve) => answers.push(resolve))
    const observer = new QueryObserver(client, { queryKey: ['grants', 'held'], queryFn })
    onTestFinished(observer.subscribe(() => undefined))
    const shown = () => observer.getCurrentResult().data
    return { client, answers, shown }
  }

  it('where it is there', async () => {
    const { client, answers, shown } = asked()
    answers[0]?.('applying')
    await expect.poll(shown).toBe('applying')
    readAgain(client, ['grants'])
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.('effective')
    await expect.poll(shown).toBe('effective')
  })

  it('where its first answer is on the way, and may have been read before', async () => {
    const { client, answers, shown } = asked()
    readAgain(client, ['grants'])
    expect(answers.length).toBe(1)
    answers[0]?.('applying')
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.('effective')
    await expect.poll(shown).toBe('effective')
  })
})
