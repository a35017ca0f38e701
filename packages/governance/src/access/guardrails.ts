interface Summary {
  readonly id?: string | undefined
  readonly arn?: string | undefined
  readonly name?: string | undefined
  readonly version?: string | undefined
}

export interface Guardrail {
  readonly guardrailId: string
  readonly arn: string
  readonly name: string
  readonly versions: readonly string[]
}

/** AWS lists one line a version; DRAFT is left out, because it changes under those who rely on it. */
export function guardrailsOf(summaries: readonly Summary[]): readonly Guardrail[] {
  const byId = new Map<string, Guardrail & { versions: string[] }>()
  for (const { id, arn, name, version } of summaries) {
    if (id === undefined || arn === undefined) continue
    const guardrail = byId.get(id) ?? { guardrailId: id, arn, name: name ?? id, versions: [] }
    byId.set(id, guardrail)
    if (version !== undefined && /^[1-9][0-9]*$/.test(version)) guardrail.versions.push(version)
  }
  for (const { versions } of byId.values()) versions.sort((a, b) => Number(b) - Number(a))
  return [...byId.values()]
}
