import { accounts, personas, teamRoleArn } from '@gatehouse/testkit/organisation'
import { choose, commitWithReason, stateOfPage } from '../../fixtures/console.ts'
import { expect, submitRequest, test } from '../../fixtures/stack.ts'
import { callModel } from '../../fixtures/team-call.ts'

const modelId = 'amazon.nova-micro-v1:0'

test('a requester asks, is approved, calls the model, and is denied after the revocation', async ({
  stack,
  page,
  browser,
  signInAs,
}) => {
  const call = () =>
    callModel({
      endpoint: stack.sandbox.url,
      sub: personas.requester.sub,
      roleArn: teamRoleArn(accounts.genaiDev, 'claims-nlp'),
      modelId,
    })
  expect(await call()).toBe('AccessDeniedException')

  await signInAs(page, personas.requester, '/access/requests/new')
  await choose(page, 'Account', /genai-dev/)
  await page.getByRole('button', { name: /^Models/ }).click()
  await page.getByLabel('Find models').fill(modelId)
  await page.getByRole('option', { name: modelId }).first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: /^us-east-1/ }).check()
  await page.getByLabel('Purpose').fill('Summarise claims letters for the back office.')
  await page.getByRole('radio', { name: /^Internal/ }).check()
  await page.getByLabel('Calls a day').fill('500')
  await page.getByLabel('Duration in days').fill('30')
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(stateOfPage(page, 'Waiting')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  const requestPath = new URL(page.url()).pathname
  expect(await call()).toBe('AccessDeniedException')

  const administrator = await browser.newPage()
  await signInAs(administrator, personas.administrator, requestPath)
  await administrator.getByRole('button', { name: 'Approve', exact: true }).click()
  await commitWithReason(administrator, 'A small model for a small job.', 'Approve')
  await expect(stateOfPage(administrator, 'Approved')).toBeVisible()

  // The requester's page follows by itself.
  await expect(stateOfPage(page, 'Approved')).toBeVisible()
  await page.goto(`${stack.origin}/access/grants`)
  const grant = page.getByRole('main')
  await expect(grant.getByText('Effective').first()).toBeVisible({ timeout: 30_000 })
  await expect(grant.getByText(modelId).first()).toBeVisible()
  expect(await call()).toBe('answered')

  await page.getByRole('link', { name: modelId }).first().click()
  await expect(page.getByText('@aws-sdk/client-bedrock-runtime').first()).toBeVisible()
  await page.getByRole('button', { name: /^Test/ }).first().click()
  await expect(page.getByText('The model answered')).toBeVisible()

  await administrator.goto(page.url())
  await administrator.getByRole('button', { name: 'Revoke', exact: true }).click()
  await commitWithReason(administrator, 'The pilot is over.', 'Revoke')
  await expect(stateOfPage(administrator, 'Revoked')).toBeVisible({ timeout: 30_000 })
  await expect(administrator.getByText('Its statements are gone')).toBeVisible()
  expect(await call()).toBe('AccessDeniedException')
  await administrator.close()
})

test('what was typed survives a reload and a refusal', async ({ page, signInAs }) => {
  await signInAs(page, personas.requester, '/access/requests/new')
  await page.getByLabel('Purpose').fill('A purpose that must not be lost.')
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page.getByText('Choose the account.')).toBeVisible()
  await expect(page.getByLabel('Purpose')).toHaveValue('A purpose that must not be lost.')
  await page.reload()
  await expect(page.getByLabel('Purpose')).toHaveValue('A purpose that must not be lost.')
})

test('a requester withdraws and sees nothing of another team', async ({
  stack,
  page,
  signInAs,
}) => {
  const target = { kind: 'foundation-model', id: 'amazon.nova-lite-v1:0' } as const
  const own = await submitRequest(stack.origin, {
    sub: personas.requester.sub,
    teamId: 'claims-nlp',
    target,
  })
  const foreign = await submitRequest(stack.origin, {
    sub: personas.secondRequester.sub,
    teamId: 'fraud-detection',
    target,
  })
  await signInAs(page, personas.requester, `/access/requests/${own.id}`)
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(stateOfPage(page, 'Withdrawn')).toBeVisible()

  await page.goto(`${stack.origin}/access/requests/${foreign.id}`)
  await expect(page.getByText(`R-${foreign.number}`)).toHaveCount(0)
  await page.goto(`${stack.origin}/access/requests`)
  await expect(page.getByRole('link', { name: `R-${own.number}` }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: `R-${foreign.number}` })).toHaveCount(0)
})
