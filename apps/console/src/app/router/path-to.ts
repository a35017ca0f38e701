import { type PageId, pages } from '../pages.ts'
import { type FlatSearch, stringifySearch } from './search.ts'

/** The one place that builds addresses of pages: `pathTo('request', { requestId })`. */
export function pathTo(
  page: PageId,
  params: Readonly<Record<string, string>> = {},
  search: FlatSearch = {},
): string {
  const path = pages[page].path.replace(/\$(\w+)/g, (_whole, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`The address of ${page} needs ${name}.`)
    return encodeURIComponent(value)
  })
  return path + stringifySearch(search)
}
