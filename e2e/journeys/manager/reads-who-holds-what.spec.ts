import { personas } from '@gatehouse/testkit/organisation'
import { expect, test } from '../../fixtures/stack.ts'

test('a manager reads requests and grants of every team, and no audit', async ({
  stack,
  page,
  signInAs,
}) => {
  await signInAs(page, personas.manager, '/access/grants')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0)
  const audit = await page.request.get(`${stack.origin}/trpc/audit.list?input=%7B%7D`, {
    headers: { 'x-gatehouse': '1' },
  })
  expect(audit.status()).toBe(403)
})
