import Spinner from '@cloudscape-design/components/spinner'
import { lazy, Suspense } from 'react'
import type { HelpId } from '../pages.ts'

const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))

interface HelpDrawerProps {
  readonly help: HelpId
}

/** The help panels and their words are loaded when the first one is opened. */
export function HelpDrawer({ help }: HelpDrawerProps) {
  return (
    <Suspense fallback={<Spinner />}>
      <Help help={help} />
    </Suspense>
  )
}
