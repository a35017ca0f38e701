import type { Column, JoinCommand } from '../command.ts'
import { nameGivenIn } from '../scope.ts'
import { segmentsOf } from '../walk.ts'
import type { Checking } from './checking.ts'

const otherName = { en: 'another name than left', ko: 'left와 다른 이름' }

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Join.html */
export function checkJoinKeys({ options, keys }: JoinCommand, checking: Checking): void {
  const [left, right] = [nameGivenIn(options, 'left'), nameGivenIn(options, 'right')]
  // An option that is missing has been told of.
  if (left === undefined || right === undefined) return
  const second = options.find(({ name }) => name.toLowerCase() === 'right')
  if (left === right && second !== undefined) {
    checking.report('option.value', second.value, { name: 'right', wanted: otherName })
  }
  for (const key of keys) {
    const isStraight = isOf(left, key.left)
    const [ofLeft, ofRight] = isStraight ? [key.left, key.right] : [key.right, key.left]
    if (!isOf(left, ofLeft)) checking.report('join.side', ofLeft, { name: left })
    if (!isOf(right, ofRight)) checking.report('join.side', ofRight, { name: right })
  }
}

/** Whether a key begins with the name of a side and goes on behind it. */
function isOf(side: string, key: Column): boolean {
  const path = segmentsOf(key)
  const begin = side.split('.')
  return path.length > begin.length && begin.every((part, index) => part === path[index])
}
