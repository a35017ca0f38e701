import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApi } from '@gatehouse/testkit/api'
import { createDatabase } from '@gatehouse/testkit/database'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import { signIn } from '@gatehouse/testkit/sign-in'
import { type Browser, chromium } from '@playwright/test'
import { type Figure, median } from './report.ts'

const rounds = 5

/** From the address to the first heading on the signed-in home page, over an empty page. */
export async function benchFirstPage(): Promise<readonly Figure[]> {
  await using database = await createDatabase()
  await using sandbox = await startSandbox()
  await using api = await startApi({ databaseUrl: database.url, sandbox, process: 'api' })
  const session = await signIn(api.origin, 'olivia-bennett')
  const empty = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>empty</title><h1>Empty</h1>')
  })
  await new Promise<void>((resolve) => {
    empty.listen(0, '127.0.0.1', resolve)
  })
  const emptyUrl = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
  try {
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      bare.push((await load(browser, emptyUrl, [])).ms)
      ours.push((await load(browser, api.origin, session.cookies())).ms)
    }
    const { kilobytes } = await load(browser, api.origin, session.cookies())
    return [
      {
        name: 'first page: signed-in home over an empty page, cold cache',
        value: median(ours) / median(bare),
        unit: '×',
        behind: `${median(ours).toFixed(0)} and ${median(bare).toFixed(0)} ms, ${kilobytes.toFixed(0)} kB over the wire`,
      },
    ]
  } finally {
    await browser.close()
    empty.close()
  }
}

async function load(
  browser: Browser,
  url: string,
  cookies: { name: string; value: string; url: string }[],
): Promise<{ ms: number; kilobytes: number }> {
  const context = await browser.newContext()
  try {
    await context.addCookies(cookies)
    const page = await context.newPage()
    const started = performance.now()
    await page.goto(url)
    await page.locator('h1').first().waitFor()
    const ms = performance.now() - started
    const bytes = await page.evaluate(() =>
      performance
        .getEntries()
        .map((entry) => ('transferSize' in entry ? Number(entry.transferSize) : 0))
        .reduce((sum, size) => sum + size, 0),
    )
    return { ms, kilobytes: bytes / 1000 }
  } finally {
    await context.close()
  }
}
