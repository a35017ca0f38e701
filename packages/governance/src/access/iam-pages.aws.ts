import type { Answered, AwsFailure, AwsResult } from '@gatehouse/aws/failure'
import { fail, ok, type Result } from '../kernel/result.ts'
import { RequestIds } from './request-ids.ts'

interface Page {
  readonly IsTruncated?: boolean | undefined
  readonly Marker?: string | undefined
}

/** A listing that never ends is AWS's fault, but it must not become ours. */
const mostPages = 200

/** All pages of one of IAM's listings. */
export async function pagesOf<Output extends Page>(
  ask: (marker: string | undefined) => Promise<AwsResult<Output>>,
): Promise<Result<Answered<readonly Output[]>, AwsFailure>> {
  const ids = new RequestIds()
  const pages: Output[] = []
  let marker: string | undefined
  for (let count = 0; count < mostPages; count++) {
    const page = await ask(marker)
    if (!page.ok) return page
    ids.add(page.value.awsRequestIds)
    pages.push(page.value.value)
    marker = page.value.value.IsTruncated ? page.value.value.Marker : undefined
    if (marker === undefined) return ok({ value: pages, awsRequestIds: ids.all() })
  }
  return fail({
    code: 'aws.not_understood',
    awsErrorName: 'EndlessListing',
    detail: 'A listing of IAM does not end.',
  })
}
