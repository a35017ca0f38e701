import { useParams } from '@tanstack/react-router'

/** The id in the address of the page. */
export function usePageParam(name: 'requestId' | 'grantId' | 'accountId'): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const value = params[name]
  return typeof value === 'string' ? value : ''
}
