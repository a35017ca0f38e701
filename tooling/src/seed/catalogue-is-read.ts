import { accounts } from '@gatehouse/testkit/organisation'
import type { ConsoleClient } from './console-client.ts'
import { poll } from './poll.ts'

/** The catalogue is read by a job; until then nobody can ask for anything. */
export async function catalogueIsRead(administrator: ConsoleClient): Promise<void> {
  for (const accountId of [accounts.genaiDev, accounts.genaiProd]) {
    await poll(`the catalogue of ${accountId} is read`, async () => {
      const { readings } = await administrator.access.catalogue.query({
        accountId,
        teamId: 'claims-nlp',
      })
      const failed = readings.find(({ state }) => state === 'failed')
      if (failed !== undefined) {
        throw new Error(`The catalogue of ${accountId} in ${failed.region}: ${failed.failure}`)
      }
      const isRead = readings.length > 0 && readings.every(({ state }) => state === 'current')
      return isRead ? true : undefined
    })
  }
}
