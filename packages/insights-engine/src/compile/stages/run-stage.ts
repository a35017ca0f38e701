import type { Command } from '@gatehouse/insights-ql/command'
import { refuse } from '../refuse.ts'
import { planFields } from './add-items.ts'
import { planAddTotals } from './add-totals.ts'
import { planAppendCols } from './append-cols.ts'
import { planCountFrequent } from './count-frequent.ts'
import { planDedup } from './dedup.ts'
import { planFillMissing } from './fill-missing.ts'
import { planFilter } from './filter.ts'
import { planJoin } from './join.ts'
import { planJson } from './json.ts'
import { planLimit } from './limit.ts'
import { planCidrLookup, planLookup } from './lookup.ts'
import { planOutlier } from './outlier.ts'
import { planParse } from './parse.ts'
import type { Planning, Relation } from './relation.ts'
import { planAccum, planAutoregress, planFillDown } from './running.ts'
import { planSessionize } from './sessionize.ts'
import { planSort } from './sort.ts'
import { planStats } from './stats.ts'
import { planExpand, planUnnest } from './unnest.ts'

/** One stage over the rows of those before it. */
export function runStage(planning: Planning, below: Relation, command: Command): Relation {
  const relation = plan(planning, below, command)
  const { again } = below
  if (again === undefined || relation.again !== again) return relation
  // What these kept and put in order is known when the few events are read once more.
  if (['filter', 'filterIndex', 'sort', 'dedup'].includes(command.kind)) return relation
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
    case 'dedup':
      return planDedup(planning, below, command)
    case 'countFrequent':
      return planCountFrequent(planning, below, command)
    case 'parse':
      return planParse(planning, below, command)
    case 'json':
      return planJson(planning, below, command)
    case 'unnest':
      return planUnnest(planning, below, command)
    case 'expand':
      return planExpand(planning, below, command)
    case 'join':
      return planJoin(planning, below, command)
    case 'appendcols':
      return planAppendCols(planning, below, command)
    case 'lookup':
      return planLookup(planning, below, command)
    case 'cidrlookup':
      return planCidrLookup(planning, below, command)
    case 'addtotals':
      return planAddTotals(planning, below, command)
    case 'accum':
      return planAccum(planning, below, command)
    case 'autoregress':
      return planAutoregress(planning, below, command)
    case 'filldown':
      return planFillDown(planning, below, command)
    case 'fillmissing':
      return planFillMissing(planning, below, command)
    case 'outlier':
      return planOutlier(planning, below, command)
    case 'sessionize':
      return planSessionize(planning, below, command)
    case 'refused':
      return refuse(command.word, `${command.name} is not run here.`)
  }
}
