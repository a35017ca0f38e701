import type { Command } from '@gatehouse/insights-ql/command'
import { QueryNotRunnable } from '../../query-plan.ts'
import { planFields } from './add-items.ts'
import { planFilter } from './filter.ts'
import { planLimit } from './limit.ts'
import type { Planning, Relation } from './relation.ts'
import { planSort } from './sort.ts'
import { planStats } from './stats.ts'

/** One stage over the rows of those before it. */
export function runStage(planning: Planning, below: Relation, command: Command): Relation {
  const relation = plan(planning, below, command)
  const { again } = below
  if (again === undefined || relation.again === undefined) return relation
  const isOfRows =
    command.kind === 'filter' || command.kind === 'filterIndex' || command.kind === 'sort'
  // What a filter kept and a sort put in order is known when the few events are read once more.
  if (isOfRows) return relation
  return { ...relation, again: { ...again, of: (few) => plan(planning, again.of(few), command) } }
}

function plan(planning: Planning, below: Relation, command: Command): Relation {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return planFields(planning, below, command)
    case 'filter':
    case 'filterIndex':
      return planFilter(planning, below, command)
    case 'stats':
      return planStats(planning, below, command)
    case 'sort':
      return planSort(planning, below, command)
    case 'limit':
      return planLimit(planning, below, command.count)
    case 'SOURCE':
      return below
    default:
      throw new QueryNotRunnable(`${command.kind} is not run.`, command.word)
  }
}
