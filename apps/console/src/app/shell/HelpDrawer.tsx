import { lazy } from 'react'
import type { HelpId } from '../pages.ts'
import { Late } from './Late.tsx'

const Help = lazy(async () => ({ default: (await import('./Help.tsx')).Help }))

interface HelpDrawerProps {
  readonly help: HelpId
}

/** The help panels and their words are loaded when the first one is opened. */
export function HelpDrawer({ help }: HelpDrawerProps) {
  return (
    <Late name={help}>
      <Help help={help} />
    </Late>
  )
}
