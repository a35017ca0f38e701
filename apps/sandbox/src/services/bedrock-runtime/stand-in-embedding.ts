import { seededRandom } from './stand-in-random.ts'

const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']

/** Texts that share words point in similar directions; the length is one. */
export function embedding(modelId: string, text: string, dimensions: number): number[] {
  const sum = new Float64Array(dimensions)
  for (const word of words(text)) {
    const random = seededRandom(`${modelId}/${word}`)
    for (let index = 0; index < dimensions; index += 1) {
      sum[index] = (sum[index] ?? 0) + random() * 2 - 1
    }
  }
  const length = Math.hypot(...sum) || 1
  return [...sum].map((value) => Number((value / length).toFixed(7)))
}
