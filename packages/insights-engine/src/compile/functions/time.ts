import { floorToPeriod } from '../periods.ts'
import { refuse } from '../refuse.ts'
import { timeValue } from '../values.ts'
import type { CallCompilers } from './compiler.ts'

export const timeCompilers: CallCompilers = {
  bin: ({ call, expressions: [period], scope }) => {
    if (period?.kind !== 'duration') return refuse(call.nameSpan, 'bin() takes a period.')
    return timeValue(floorToPeriod(scope.column(['@timestamp']), period))
  },
}
