import { expect, test } from '@playwright/test'
import { servePage } from './serve-page.ts'

const beginning = `fields @timestamp, modelId, identity.arn as who, input.inputTokenCount as tokens
| filter modelId like /nova|claude/ and ispresent(requestId)
`
const middle = '| filter tokens > 10 and operation in ["Converse", "InvokeModel"] # 대화만\n'
const ending =
  '| stats count(*) as calls, pct(tokens, 95) as p95 by who, bin(5m)\n| sort calls desc\n'
const filters = Math.ceil((2_000 - beginning.length - ending.length) / middle.length)
const query = beginning + middle.repeat(filters) + ending

test('the query language reads, explains, completes, helps and formats in a browser', async ({
  page,
}) => {
  expect(query.length).toBeGreaterThanOrEqual(2_000)
  await using served = await servePage(`${import.meta.dirname}/editor-page.ts`)
  const failures: string[] = []
  page.on('pageerror', ({ message }) => failures.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text())
  })
  await page.goto(served.url)
  await page.waitForFunction(() => 'editor' in window)
  const late = ['en', 'ko', 'hover', 'format-query'].map((name) => `${name}.js`)
  expect(served.asked).toContain('page.js')
  expect(served.asked.filter((file) => late.includes(file))).toEqual([])

  const stages = ['fields', ...Array(filters + 1).fill('filter'), 'stats', 'sort']
  expect(await page.evaluate((text) => window.editor.stages(text), query)).toEqual(stages)
  expect(await page.evaluate((text) => window.editor.problems(text, 'en'), query)).toEqual([])
  expect(await page.evaluate((text) => window.editor.nodesOf(text), query)).toBeGreaterThan(500)

  const misspelt = query.replace('| stats', '| stast')
  const from = misspelt.indexOf('stast')
  expect(await page.evaluate((text) => window.editor.problems(text, 'en'), misspelt)).toEqual([
    `${from}–${from + 5} There is no command ‘stast’. Did you mean ‘stats’?`,
  ])
  expect(served.asked).not.toContain('ko.js')
  expect(await page.evaluate((text) => window.editor.problems(text, 'ko'), misspelt)).toEqual([
    `${from}–${from + 5} ‘stast’ 명령은 없습니다. ‘stats’을(를) 뜻했습니까?`,
  ])
  expect(served.asked).toContain('ko.js')

  const suggestions = (text: string) =>
    page.evaluate((written) => window.editor.suggestions(written, ['modelId']), text)
  expect(await suggestions(`${query}| `)).toEqual(expect.arrayContaining(['limit', 'display']))
  expect(await suggestions(`${query}| display `)).toEqual(expect.arrayContaining(['calls', 'p95']))
  expect(await suggestions(`${beginning}| filter mo`)).toContain('modelId')

  expect(served.asked).not.toContain('hover.js')
  const place = query.indexOf('pct(')
  expect(
    await page.evaluate(([text, at]) => window.editor.hover(text, at), [query, place] as const),
  ).toMatchObject({
    kind: 'function',
    title: 'pct(value: number, percent: number): number',
    says: { ko: expect.stringContaining('백분위수') },
  })
  expect(await page.evaluate(() => window.editor.helpOf('strlen'))).toBe('글자 수.')
  expect(served.asked).toContain('hover.js')

  const format = (text: string) => page.evaluate((written) => window.editor.format(written), text)
  const inOneLine = query.replaceAll(/ # .*|\n(?=\|)/g, ' ')
  const formatted = await format(inOneLine)
  expect(formatted.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(filters + 3)
  expect(await format(formatted)).toBe(formatted)
  expect(served.asked).toEqual(expect.arrayContaining(late))
  expect(failures).toEqual([])
})
