import AxeBuilder from '@axe-core/playwright'
import type { AppRouter } from '@gatehouse/api/router'
import { accounts, personas } from '@gatehouse/testkit/organisation'
import { signIn } from '@gatehouse/testkit/sign-in'
import { expect, submitRequest, test } from '../fixtures/stack.ts'

const looks = [
  { locale: 'en-US', colorScheme: 'light', width: 1440 },
  { locale: 'ko-KR', colorScheme: 'dark', width: 1440 },
  { locale: 'ko-KR', colorScheme: 'light', width: 768 },
  { locale: 'en-US', colorScheme: 'dark', width: 375 },
] as const

const people = [
  {
    who: personas.requestingAdministrator,
    paths: [
      '/',
      '/access/catalogue',
      '/access/requests',
      '/access/requests/:request',
      '/access/requests/new',
      '/access/grants',
      '/access/grants/:grant',
      '/access/accounts',
      `/access/accounts/${accounts.genaiDev}`,
      '/access/accounts/connect',
      '/audit',
      '/there-is-no-such-page',
    ],
  },
  {
    who: personas.requester,
    paths: ['/', '/access/grants', '/access/requests', '/access/catalogue'],
  },
  { who: personas.stranger, paths: ['/'] },
] as const

for (const look of looks) {
  test(`every page in ${look.locale}, ${look.colorScheme}, ${look.width} wide`, async ({
    stack,
    browser,
    signInAs,
  }) => {
    test.setTimeout(300_000)
    const ids = await something(stack.origin)
    for (const { who, paths } of people) {
      const context = await browser.newContext({
        locale: look.locale,
        colorScheme: look.colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: look.width, height: 900 },
      })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await signInAs(page, who)
      for (const template of paths) {
        const path = template.replace(':request', ids.request).replace(':grant', ids.grant)
        await page.goto(`${stack.origin}${path}`)
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
        await expect(page.getByText(/\bundefined\b|\[object Object\]|\bNaN\b/)).toHaveCount(0)
        await expect(page.locator('html')).toHaveAttribute('lang', look.locale.slice(0, 2))
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ; ')}`,
        )
        expect([path, found]).toEqual([path, []])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect([path, overflow]).toEqual([path, 0])
      }
      expect(complaints).toEqual([])
      await context.close()
    }
  })
}

let made: Promise<{ request: string; grant: string }> | undefined

/** A request that waits and a grant that was approved, once a worker. */
function something(origin: string): Promise<{ request: string; grant: string }> {
  made ??= (async () => {
    const ask = {
      sub: personas.requestingAdministrator.sub,
      teamId: 'developer-tools',
      target: { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' },
    } as const
    const approved = await submitRequest(origin, ask)
    const waiting = await submitRequest(origin, ask)
    const session = await signIn(origin, personas.administrator.sub)
    const { access } = session.trpc<AppRouter>()
    const { contributionHash } = await access.previewApproval.query({ requestId: approved.id })
    const { grantIds } = await access.approveRequest.mutate({
      idempotencyKey: crypto.randomUUID(),
      requestId: approved.id,
      version: approved.version,
      contributionHash,
      reason: 'Agreed with the team.',
    })
    return { request: waiting.id, grant: grantIds[0] ?? '' }
  })()
  return made
}
