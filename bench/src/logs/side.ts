import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Question, questions } from './questions.ts'

/** Rows as the side gives them, and how long it took until all of them were there. */
export interface Asked {
  readonly seconds: number
  readonly rows: readonly (readonly unknown[])[]
}

/** One of those who answer, in a process of its own, so that its memory is its own. */
export class Side {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  static start(script: string, ...words: readonly string[]): Side {
    const path = join(import.meta.dirname, script)
    return new Side(fork(path, [...words], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
  }

  ask(question: Question): Promise<Asked> {
    return this.call('ask', questions.indexOf(question))
  }

  async call<Answer>(name: string, word?: unknown): Promise<Answer> {
    const over = new AbortController()
    const { signal } = over
    const answered = once(this.#child, 'message', { signal })
    const gone = once(this.#child, 'exit', { signal }).then(([code]): never => {
      throw new Error(`${name}: the process ended with ${code}`)
    })
    // Whichever of the two comes second is nobody's business.
    for (const one of [answered, gone]) one.catch(() => undefined)
    this.#child.send({ name, word })
    try {
      const [answer] = await Promise.race([answered, gone])
      return answer as Answer
    } finally {
      over.abort()
    }
  }

  end(): void {
    this.#child.kill()
  }
}

/** In the process itself: answers one call after the other, by their names. */
export function serve(calls: Readonly<Record<string, (word: unknown) => Promise<unknown>>>): void {
  process.on('message', (message: { readonly name: string; readonly word: unknown }) => {
    void calls[message.name]?.(message.word).then((answer) => process.send?.(answer ?? null))
  })
}

export function questionAt(index: unknown): Question {
  const question = questions[Number(index)]
  if (question === undefined) throw new Error(`There is no question ${String(index)}.`)
  return question
}
