import type { Command, Pipeline, SourceCommand } from './command.ts'
import { allOf, expressionsOf, pipelinesOf } from './walk.ts'

/** What a query reads beyond the log groups that it is started on. */
export interface Reach {
  /** Log groups named by SOURCE, in the query or in a subquery. */
  readonly logGroups: readonly string[]
  /** SOURCE selects log groups by prefix, account or class: which ones, only AWS can tell. */
  readonly selectsLogGroups: boolean
  /** What each SOURCE asks for, in the query and in its subqueries. */
  readonly sources: readonly SelectedSource[]
  readonly lookupTables: readonly string[]
  /** The query asks for what a data protection policy masks. */
  readonly unmasks: boolean
}

/** The log groups that one SOURCE asks for: by name, or all that fit. */
export interface SelectedSource {
  readonly names: readonly string[]
  readonly namePrefixes: readonly string[]
  readonly accountIds: readonly string[]
  readonly classes: readonly string[]
}

/** Who decides whether a role may run a query asks here, and not the text. */
export function reachOf(query: Pipeline): Reach {
  const stages = [...pipelinesOf(query)].flatMap(({ stages }) => stages)
  const sources = stages.filter((stage) => stage.kind === 'SOURCE')
  return {
    logGroups: unique(sources.flatMap(({ groups }) => groups.map(({ value }) => value))),
    selectsLogGroups: sources.some(({ select }) => select !== undefined),
    sources: sources.map(selectedBy),
    lookupTables: unique(stages.flatMap(tablesOf)),
    unmasks: stages.some(unmasks),
  }
}

/** What one SOURCE asks for. */
export function selectedBy({ groups, select }: SourceCommand): SelectedSource {
  const listOf = (wanted: string): string[] =>
    (select?.arguments ?? [])
      .filter(({ name }) => name.toLowerCase() === wanted)
      .flatMap(({ values }) => values)
      .flatMap((value) => (value.kind === 'string' ? [value.value] : []))
  return {
    names: groups.map(({ value }) => value),
    namePrefixes: listOf('nameprefix'),
    accountIds: listOf('accountidentifiers'),
    classes: listOf('class'),
  }
}

function tablesOf(stage: Command): readonly string[] {
  return stage.kind === 'lookup' || stage.kind === 'cidrlookup' ? [stage.table] : []
}

function unmasks(stage: Command): boolean {
  return expressionsOf(stage).some((outer) =>
    [...allOf(outer)].some((part) => part.kind === 'call' && part.name === 'unmask'),
  )
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}
