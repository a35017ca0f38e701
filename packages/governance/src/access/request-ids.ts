/** Collects the request ids of all AWS calls behind one answer, each once, in order. */
export class RequestIds {
  readonly #ids = new Set<string>()

  add(ids: readonly string[]): void {
    for (const id of ids) this.#ids.add(id)
  }

  all(): readonly string[] {
    return [...this.#ids]
  }
}
