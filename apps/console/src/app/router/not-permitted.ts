import type { PageId } from '../pages.ts'

/** Thrown by a route's guard; the shell shows the no-permission page for it. */
export class NotPermitted extends Error {
  override readonly name = 'NotPermitted'
  readonly page: PageId

  constructor(page: PageId) {
    super(`No permission for ${page}.`)
    this.page = page
  }
}
