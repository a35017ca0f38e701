import { aggregateCompilers } from './aggregates.ts'
import type { CallCompiler } from './compiler.ts'
import { timeCompilers } from './time.ts'

export const compilers: ReadonlyMap<string, CallCompiler> = new Map([
  ...Object.entries(aggregateCompilers),
  ...Object.entries(timeCompilers),
])
