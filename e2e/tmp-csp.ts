import { startApi } from '@gatehouse/testkit/api'
import { createDatabase } from '@gatehouse/testkit/database'
import { startSandbox } from '@gatehouse/testkit/sandbox'
import { chromium } from '@playwright/test'
await using database = await createDatabase()
await using sandbox = await startSandbox()
await using api = await startApi({ databaseUrl: database.url, sandbox })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
const page = await browser.newPage()
page.on('console', (m) => { console.log('CONSOLE', m.type(), m.text().slice(0, 400)) })
page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 400)))
page.on('framenavigated', (f) => console.log('NAV', f.url().slice(0, 90)))
page.setDefaultTimeout(60000)
await page.goto(api.origin + '/auth/login')
await page.waitForURL(/oidc/); console.log('at provider')
await page.getByRole('button', { name: /Olivia Bennett/ }).click()
await page.waitForURL((u) => u.origin === api.origin && !u.pathname.startsWith('/sign-in')); console.log('home', page.url())
for (const path of process.argv.slice(2)) {
  await page.goto(api.origin + path); await page.waitForLoadState('load'); await page.waitForTimeout(2500)
  console.log(path, page.url(), (await page.locator('h1').allTextContents()).join('|'))
}
await page.evaluate(() => { const f = document.createElement('form'); f.method = 'post'; f.action = '/auth/logout'; document.body.append(f); f.submit() })
await page.waitForTimeout(8000); console.log('after logout', page.url().slice(0,100)); console.log((await page.content()).slice(0, 1500))
await browser.close()
