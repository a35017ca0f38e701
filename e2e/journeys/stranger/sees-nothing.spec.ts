import { personas } from '@gatehouse/testkit/organisation'
import { expect, test } from '../../fixtures/stack.ts'

test('a person without a role learns whom to ask, and nothing else', async ({
  stack,
  page,
  signInAs,
}) => {
  await signInAs(page, personas.stranger, '/')
  await expect(page.getByText('You do not have a role in Gatehouse yet')).toBeVisible()
  await expect(page.getByText(personas.administrator.name)).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  for (const path of ['/access/requests', '/access/grants', '/access/accounts', '/audit']) {
    await page.goto(`${stack.origin}${path}`)
    await expect(page.getByText('You do not have a role in Gatehouse yet')).toBeVisible()
    await expect(page.getByRole('table')).toHaveCount(0)
  }
})

test('nobody sees anything before signing in, and comes back to the page they asked for', async ({
  stack,
  page,
}) => {
  const audit = await page.request.get(`${stack.origin}/trpc/audit.list?input=%7B%7D`, {
    headers: { 'x-gatehouse': '1' },
  })
  expect(audit.status()).toBe(401)
  await page.goto(`${stack.origin}/access/requests?state=pending`)
  await page.getByRole('link', { name: /Sign in/ }).click()
  await page.getByRole('button', { name: personas.administrator.name }).click()
  await expect(page).toHaveURL(/\/access\/requests/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
