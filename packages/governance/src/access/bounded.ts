import type { Result } from '../kernel/result.ts'

/** Does the work for every item, so many at a time, and stops asking after the first failure. */
export async function eachBounded<Item, Value>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result<Value>>,
): Promise<Result<readonly Value[]>> {
  const values: Value[] = new Array(items.length)
  let next = 0
  let failed: Result<never> | undefined
  const lane = async () => {
    while (next < items.length && failed === undefined) {
      const index = next++
      const item = items[index] as Item
      const result = await work(item)
      if (result.ok) values[index] = result.value
      else failed ??= result
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  return failed ?? { ok: true, value: values }
}
