import { personas } from '@gatehouse/testkit/organisation'
import { expect, submitRequest, test } from '../../fixtures/stack.ts'

test('a reviewer finds who asked for what, and decides nothing', async ({
  stack,
  page,
  signInAs,
}) => {
  const request = await submitRequest(stack.origin, {
    sub: personas.requester.sub,
    teamId: 'claims-nlp',
    target: { kind: 'foundation-model', id: 'amazon.nova-pro-v1:0' },
  })
  await signInAs(page, personas.securityReviewer, '/audit')
  await expect(page.getByText(/김지우 submitted request/).first()).toBeVisible()
  await page.goto(`${stack.origin}/access/requests/${request.id}`)
  await expect(page.getByText(`R-${request.number}`).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveCount(0)
})
