import { personas } from '@gatehouse/testkit/organisation'
import { commitWithReason, stateOfPage } from '../../fixtures/console.ts'
import { expect, submitRequest, test } from '../../fixtures/stack.ts'

const nova = { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' } as const

test('an administrator reads the change in words and in JSON, approves, and revokes', async ({
  stack,
  page,
  signInAs,
}) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.secondRequester.sub,
    teamId: 'fraud-detection',
    target: nova,
  })
  await signInAs(page, personas.administrator, '/')
  await page.getByRole('link', { name: new RegExp(`R-${request.number}`) }).click()
  await expect(page.getByText(`May call ${nova.id} from us-east-1`)).toBeVisible()
  await page.getByRole('tab', { name: 'In JSON' }).click()
  await expect(page.getByText('bedrock:InvokeModelWithResponseStream').first()).toBeVisible()

  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await commitWithReason(page, 'Agreed with the risk owner.', 'Approve')
  await expect(stateOfPage(page, 'Approved')).toBeVisible()
  await page.getByRole('link', { name: nova.id }).first().click()
  await expect(stateOfPage(page, 'Effective')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Its statements are attached')).toBeVisible()

  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await commitWithReason(page, 'The contract ended.', 'Revoke')
  await expect(stateOfPage(page, 'Revoked')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('Its statements are gone')).toBeVisible()
})

test('an administrator rejects with a reason that the requester reads', async ({
  stack,
  page,
  browser,
  signInAs,
}) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.secondRequester.sub,
    teamId: 'fraud-detection',
    target: nova,
  })
  const path = `/access/requests/${request.id}`
  await signInAs(page, personas.administrator, path)
  await page.getByRole('button', { name: 'Reject', exact: true }).click()
  await commitWithReason(page, 'Restricted data needs a guardrail first.', 'Reject')
  await expect(stateOfPage(page, 'Rejected')).toBeVisible()

  const requester = await browser.newPage()
  await signInAs(requester, personas.secondRequester, path)
  await expect(requester.getByText('Restricted data needs a guardrail first.')).toBeVisible()
  await requester.close()
})

test('nobody decides a request of their own', async ({ stack, page, signInAs }) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.requestingAdministrator.sub,
    teamId: 'developer-tools',
    target: nova,
  })
  await signInAs(page, personas.requestingAdministrator, `/access/requests/${request.id}`)
  await expect(
    page.getByText('This is your own request. Another administrator decides it.').first(),
  ).toBeVisible()
})

test('the second of two administrators learns who was first', async ({
  stack,
  page,
  browser,
  signInAs,
}) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.secondRequester.sub,
    teamId: 'fraud-detection',
    target: nova,
  })
  const path = `/access/requests/${request.id}`
  const second = await browser.newPage()
  await signInAs(second, personas.secondAdministrator, path)
  await second.getByRole('button', { name: 'Reject', exact: true }).click()
  await second.getByRole('dialog').getByLabel('Reason').fill('I was not quick enough.')

  await signInAs(page, personas.administrator, path)
  await page.getByRole('button', { name: 'Reject', exact: true }).click()
  await commitWithReason(page, 'Asked again with a smaller scope.', 'Reject')
  await expect(stateOfPage(page, 'Rejected')).toBeVisible()

  // The dialog that is still open hears of it, keeps what was typed, and decides no more.
  const dialog = second.getByRole('dialog')
  await expect(dialog.getByText(/Olivia Bennett rejected this request/)).toBeVisible()
  await expect(dialog.getByLabel('Reason')).toHaveValue('I was not quick enough.')
  await expect(dialog.getByRole('button', { name: 'Reject', exact: true })).toBeDisabled()
  await second.close()
})

test('the queue is worked with the keyboard alone', async ({ stack, page, signInAs }) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.secondRequester.sub,
    teamId: 'fraud-detection',
    target: nova,
  })
  await signInAs(page, personas.administrator, '/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await expect(page).toHaveURL(/\/access\/requests$/)
  const row = page.getByRole('row').filter({ hasText: `R-${request.number}` })
  await expect(row).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/access/requests/${request.id}`))
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeEnabled()
  await page.keyboard.press('a')
  await page.getByRole('dialog').getByLabel('Reason').fill('Decided without the mouse.')
  await page.keyboard.press('Control+Enter')
  await expect(stateOfPage(page, 'Approved')).toBeVisible()
})
