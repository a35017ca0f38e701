import type { Command } from './grammar.ts'

export interface Bindings {
  readonly palette?: () => void
  readonly sheet?: () => void
  readonly filter?: () => void
  readonly next?: () => void
  readonly previous?: () => void
  readonly open?: () => void
  readonly back?: () => void
  readonly select?: () => void
  readonly selectRange?: () => void
  readonly commit?: () => void
  readonly go?: (to: string) => boolean
  /** Keys of this page alone; the words stand in the key sheet. */
  readonly keys?: Readonly<Record<string, PageKey>>
}

export interface PageKey {
  readonly label: string
  readonly run: () => void
}

/** `app` handlers are asked after all `page` handlers, in whatever order they were mounted. */
export type BindingLevel = 'page' | 'app'

/** The handlers on the page; the one that was bound last is asked first. */
export class BindingStack {
  #stack: Array<{ readonly read: () => Bindings }> = []

  add(read: () => Bindings, level: BindingLevel = 'page'): () => void {
    const entry = { read }
    if (level === 'app') this.#stack.push(entry)
    else this.#stack.unshift(entry)
    return () => {
      this.#stack = this.#stack.filter((each) => each !== entry)
    }
  }

  /** Whether somebody took the command. */
  run(command: Command): boolean {
    return this.#stack.some(({ read }) => runOne(read(), command))
  }

  /** For event handlers, not for rendering. */
  pageKeys(): ReadonlyArray<{ readonly key: string; readonly label: string }> {
    const seen = new Map<string, string>()
    for (const { read } of this.#stack) {
      for (const [key, { label }] of Object.entries(read().keys ?? {})) {
        if (!seen.has(key)) seen.set(key, label)
      }
    }
    return [...seen].map(([key, label]) => ({ key, label }))
  }
}

function runOne(bindings: Bindings, command: Command): boolean {
  if (command.name === 'go') return bindings.go?.(command.to) ?? false
  const handler =
    command.name === 'page-key'
      ? bindings.keys?.[command.key]?.run
      : bindings[command.name === 'select-range' ? 'selectRange' : command.name]
  handler?.()
  return handler !== undefined
}
