import { aggregateCompilers } from './aggregates.ts'
import type { CallCompiler } from './compiler.ts'
import { generalCompilers } from './general.ts'
import { ipCompilers } from './ip.ts'
import { jsonCompilers } from './json.ts'
import { numericCompilers } from './numeric.ts'
import { textCompilers } from './text.ts'
import { timeCompilers } from './time.ts'

/** Every function of the language that is run here, by its name in AWS's spelling. */
export const compilers: ReadonlyMap<string, CallCompiler> = new Map([
  ...Object.entries(aggregateCompilers),
  ...Object.entries(generalCompilers),
  ...Object.entries(ipCompilers),
  ...Object.entries(jsonCompilers),
  ...Object.entries(numericCompilers),
  ...Object.entries(textCompilers),
  ...Object.entries(timeCompilers),
])
